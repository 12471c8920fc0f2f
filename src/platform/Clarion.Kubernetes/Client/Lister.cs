using System.Buffers;
using System.Globalization;
using Clarion.Api.Meta;

namespace Clarion.Kubernetes.Client;

/// <summary>Reads lists page by page.</summary>
internal sealed class Lister(Requester requester)
{
    /// <summary>A page over a line of 100 kbit/s, compressed.</summary>
    private static readonly TimeSpan PageTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Most lists have less.</summary>
    private const int FirstBytes = 64 * 1024;

    /// <summary>A list whose pages expire while it is read is begun anew this often.</summary>
    private const int StartsMax = 3;

    /// <summary>Reads all pages.</summary>
    public async Task<ApiResult<ObjectList<T>>> ListAllAsync<T>(
        ObjectKind<T> kind, ListQuery query, CancellationToken cancellationToken)
        where T : class, IObject
    {
        for (var starts = 1; ; starts++)
        {
            var result = await ListOnceAsync(kind, query, cancellationToken);
            if (result.TryGet(out _, out var error) || error.Reason != ApiErrorReason.Expired || starts >= StartsMax)
                return result;
        }
    }

    /// <summary>Reads one page.</summary>
    public Task<ApiResult<ListPage<T>>> PageAsync<T>(
        ObjectKind<T> kind, ListQuery query, string? continueToken, CancellationToken cancellationToken)
        where T : class, IObject
    {
        var path = ApiPath.WithQuery(
            ApiPath.Collection(kind, query.Namespace),
            ("limit", query.PageSize.ToString(CultureInfo.InvariantCulture)),
            ("labelSelector", query.LabelSelector),
            ("fieldSelector", query.FieldSelector),
            ("continue", continueToken));
        var operation = ApiOperation.Of("list", kind, new(query.Namespace ?? "", ""), null);
        return requester.SendAsync(
            new(HttpMethod.Get, path, operation),
            (response, token) => ReadPageAsync(response.Content, kind, token),
            PageTimeout,
            cancellationToken);
    }

    /// <summary>A page is read whole, into memory that the next one uses again: pages are of megabytes.</summary>
    private static async Task<ListPage<T>> ReadPageAsync<T>(
        HttpContent content, ObjectKind<T> kind, CancellationToken cancellationToken)
        where T : class, IObject
    {
        await using var body = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(FirstBytes);
        try
        {
            var length = 0;
            while (await body.ReadAsync(buffer.AsMemory(length), cancellationToken) is var count and > 0)
            {
                length += count;
                if (length == buffer.Length)
                    buffer = Enlarge(buffer);
            }

            return ListPage<T>.Parse(buffer.AsSpan(0, length), kind);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Enlarge(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(2 * buffer.Length);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private async Task<ApiResult<ObjectList<T>>> ListOnceAsync<T>(
        ObjectKind<T> kind, ListQuery query, CancellationToken cancellationToken)
        where T : class, IObject
    {
        var items = new List<T>();
        string? continueToken = null;
        while (true)
        {
            var result = await PageAsync(kind, query, continueToken, cancellationToken);
            if (!result.TryGet(out var page, out var error))
                return ApiResult<ObjectList<T>>.Failure(error);
            if (page.Unreadable is [var unreadable, ..])
            {
                var operation = ApiOperation.Of("list", kind, unreadable.Key, null);
                return ApiResult<ObjectList<T>>.Failure(ErrorReader.Unreadable(operation, 200, unreadable.Problem));
            }

            items.AddRange(page.Items);
            continueToken = page.Continue;
            if (continueToken is null)
            {
                var metadata = new ListMeta { ResourceVersion = page.ResourceVersion };
                return ApiResult<ObjectList<T>>.Success(new() { Metadata = metadata, Items = items });
            }
        }
    }
}
