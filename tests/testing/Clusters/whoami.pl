#!/usr/bin/perl
# A web server that says its host name: the page of the tests. Needs nothing but perl-base.
#   GET /          the host name and where the request came from
#   GET /stream    a line every 100 ms, for as long as the client listens
use strict;
use warnings;
use Socket;

$SIG{CHLD} = 'IGNORE';
$SIG{TERM} = sub { exit 0 };    # process 1 ignores what it does not handle; its end ends the children
$SIG{PIPE} = sub { exit 0 };
open my $file, '<', '/proc/sys/kernel/hostname' or die "no host name: $!\n";
chomp(my $name = <$file>);

sub listener {
    my $dual = shift;
    socket(my $socket, $dual ? AF_INET6 : AF_INET, SOCK_STREAM, 0) or return;
    setsockopt($socket, SOL_SOCKET, SO_REUSEADDR, 1);
    setsockopt($socket, Socket::IPPROTO_IPV6, Socket::IPV6_V6ONLY, 0) if $dual;
    bind($socket, $dual ? pack_sockaddr_in6(80, Socket::IN6ADDR_ANY) : pack_sockaddr_in(80, INADDR_ANY)) or return;
    listen($socket, 128) or return;
    return $socket;
}

sub peer {
    my $from = shift;
    return sockaddr_family($from) == AF_INET6
        ? Socket::inet_ntop(AF_INET6, (unpack_sockaddr_in6($from))[1])
        : inet_ntoa((unpack_sockaddr_in($from))[1]);
}

sub page {
    my ($from, $request) = @_;
    my $body = "Hostname: $name\nRemoteAddr: $from\n$request\n";
    return "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " . length($body) . "\r\n\r\n$body";
}

sub stream {
    my $connection = shift;
    syswrite $connection, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n" or exit 0;
    my $line = "$name\n";
    while (1) {
        syswrite $connection, sprintf("%x\r\n%s\r\n", length $line, $line) or exit 0;
        select undef, undef, undef, 0.1;
    }
}

sub serve {
    my ($connection, $from) = @_;
    my $input = '';
    while (1) {
        while ($input !~ /\r?\n\r?\n/) {
            sysread($connection, $input, 4096, length $input) or exit 0;
            exit 0 if length $input > 65536;
        }
        $input =~ s/^(.*?)\r?\n\r?\n//s;
        my ($request) = split /\r?\n/, $1;
        stream($connection) if $request =~ m{^GET /stream\b};
        syswrite $connection, page($from, $request) or exit 0;
        exit 0 if $request =~ m{HTTP/1\.0$};
    }
}

my $socket = listener(1) || listener(0) or die "cannot listen on port 80: $!\n";
while (1) {
    my $from = accept(my $connection, $socket) or next;
    my $child = fork;
    next if !defined $child || $child;
    close $socket;
    $SIG{TERM} = 'DEFAULT';
    serve($connection, peer($from));
}
