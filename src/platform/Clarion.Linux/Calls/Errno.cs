namespace Clarion.Linux.Calls;

/// <summary>Error numbers with their names in <c>errno.h</c>; others are carried as they are.</summary>
public enum Errno
{
    None = 0,
    EPERM = 1,
    EINTR = 4,
    ENXIO = 6,
    EAGAIN = 11,
    ENOMEM = 12,
    EACCES = 13,
    EBUSY = 16,
    EEXIST = 17,
    ENODEV = 19,
    EINVAL = 22,
    ENFILE = 23,
    EMFILE = 24,
    EAFNOSUPPORT = 97,
    EADDRINUSE = 98,
    EADDRNOTAVAIL = 99,
    ENETDOWN = 100,
    ENOBUFS = 105,
}
