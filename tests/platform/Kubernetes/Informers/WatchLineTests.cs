using System.Buffers;
using System.Text;
using Clarion.Api;
using Clarion.Api.Core;
using Clarion.Kubernetes.Client;
using Clarion.Kubernetes.Informers;

namespace Clarion.Tests.Platform.Kubernetes.Informers;

public sealed class WatchLineTests
{
    private static readonly ApiOperation Operation = new("watch", "", "configmaps", "t", "");

    [Theory]
    [InlineData("""{"type":"ADDED","object":{"metadata":{"name":"a","resourceVersion":"7"},"data":{"k":"v"}}}""")]
    [InlineData("""{"object":{"metadata":{"name":"a","resourceVersion":"7"},"data":{"k":"v"}},"type":"MODIFIED"}""")]
    [InlineData(
        """
        {"more":{"type":"ERROR"},"type":"ADDED",
         "object":{"data":{"k":"v"},"x":[{}],"metadata":{"resourceVersion":"7","name":"a"}}}
        """)]
    public void A_state_is_read_whatever_the_order_of_the_members(string line)
    {
        var read = Read(line);
        Assert.Equal(("a", "v", "7"), (read.Changed!.Metadata.Name, read.Changed.Data!["k"], read.ResourceVersion));
    }

    [Fact]
    public void A_deletion_carries_the_version_of_the_deletion()
    {
        var read = Read("""{"type":"DELETED","object":{"metadata":{"name":"a","resourceVersion":"8"}}}""");
        Assert.Equal(("a", "8"), (read.Deleted!.Metadata.Name, read.ResourceVersion));
        Assert.Null(read.Changed);
    }

    [Theory]
    [InlineData("""{"type":"BOOKMARK","object":{"metadata":{"resourceVersion":"9"}}}""", false)]
    [InlineData(
        """
        {"type":"BOOKMARK",
         "object":{"metadata":{"resourceVersion":"9","annotations":{"k8s.io/initial-events-end":"true"}}}}
        """,
        true)]
    public void A_bookmark_says_where_the_watch_stands(string line, bool isInitialEnd)
    {
        var read = Read(line);
        Assert.Equal(("9", isInitialEnd), (read.ResourceVersion, read.IsInitialEnd));
    }

    [Fact]
    public void An_error_is_read_as_an_answer_would_be()
    {
        var read = Read("""{"type":"ERROR","object":{"message":"too old","reason":"Expired","code":410}}""");
        Assert.Equal((ApiErrorReason.Expired, 410), (read.Error!.Reason, read.Error.Code));
        Assert.Equal("cannot watch configmaps in namespace t: too old", read.Error.Message);
    }

    [Fact]
    public void An_object_of_a_wrong_shape_is_named_and_its_version_counts()
    {
        var read = Read(
            """
            {"type":"MODIFIED","object":{"metadata":{"namespace":"t","name":"a","resourceVersion":"7"},"data":5}}
            """);
        Assert.Equal(new("t", "a"), read.Unreadable!.Key);
        Assert.Equal("7", read.ResourceVersion);
        Assert.Contains("$.data", read.Unreadable.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_deletion_of_an_object_of_a_wrong_shape_is_one()
    {
        var read = Read(
            """
            {"type":"DELETED","object":{"metadata":{"namespace":"t","name":"a","resourceVersion":"7"},"data":5}}
            """);
        Assert.Equal((new("t", "a"), true), (read.Unreadable!.Key, read.IsDeletion));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"type":"ADDED"}""")]
    [InlineData("""{"type":"LATER","object":{}}""")]
    [InlineData("{\"type\":\"ADDED\",\"object\":{\"metadata\":{\"name\":\"a\",")]
    [InlineData("""{"type":"BOOKMARK","object":{"metadata":""")]
    [InlineData("404 page not found")]
    public void What_is_no_event_is_refused(string line) =>
        Assert.False(WatchLine.TryParse(Split(line), Kinds.ConfigMap, Operation, out _));

    private static WatchEvent<ConfigMap> Read(string line)
    {
        Assert.True(WatchLine.TryParse(Split(line), Kinds.ConfigMap, Operation, out var read));
        return read;
    }

    /// <summary>Every byte in a segment of its own: lines arrive in pieces.</summary>
    private static ReadOnlySequence<byte> Split(string line)
    {
        Segment? first = null;
        Segment? last = null;
        foreach (var part in Encoding.UTF8.GetBytes(line))
        {
            last = new Segment(new[] { part }, last);
            first ??= last;
        }

        return first is null ? default : new(first, 0, last!, 1);
    }

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(ReadOnlyMemory<byte> memory, Segment? before)
        {
            Memory = memory;
            if (before is null)
                return;
            RunningIndex = before.RunningIndex + before.Memory.Length;
            before.Next = this;
        }
    }
}
