using System.IO.Pipelines;

namespace Clarion.Kubernetes.Client;

/// <summary>The answer to a watch, while it goes on. Owned by whoever reads it.</summary>
internal sealed class OpenWatch : IDisposable
{
    /// <summary>Most changes fit; larger ones take several buffers.</summary>
    private const int BufferSize = 16 * 1024;

    private readonly HttpResponseMessage response;

    private OpenWatch(HttpResponseMessage response, Stream stream, Connection connection)
    {
        this.response = response;
        Reader = PipeReader.Create(stream, new(bufferSize: BufferSize));
        Connection = connection;
    }

    /// <summary>The lines.</summary>
    public PipeReader Reader { get; }

    /// <summary>The connection that it comes over.</summary>
    public Connection Connection { get; }

    /// <summary>
    /// Cancelled when all requests go over another connection by now; never with HTTP/1.1, where each has its own.
    /// </summary>
    public CancellationToken Replaced => response.Version.Major >= 2 ? Connection.Replaced : CancellationToken.None;

    /// <summary>Sends the request and waits for the head of the answer, at most for the time-out.</summary>
    public static async Task<ApiResult<OpenWatch>> OpenAsync(
        ApiTransport transport, ApiRequest request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(timeout, transport.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancellationToken);
        HttpResponseMessage? response = null;
        try
        {
            response = await transport.SendAsync(request, both.Token);
            var connection = transport.Connection;
            if (!response.IsSuccessStatusCode)
            {
                var error = await ErrorReader.ReadAsync(request.Operation, response, both.Token);
                response.Dispose();
                return ApiResult<OpenWatch>.Failure(error);
            }

            var stream = await response.Content.ReadAsStreamAsync(both.Token);
            return ApiResult<OpenWatch>.Success(new(response, stream, connection));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            response?.Dispose();
            return ApiResult<OpenWatch>.Failure(ErrorReader.Timeout(request.Operation, timeout));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            response?.Dispose();
            return ApiResult<OpenWatch>.Failure(transport.Unreachable(request.Operation, exception));
        }
    }

    public void Dispose()
    {
        Reader.Complete();
        response.Dispose();
    }
}
