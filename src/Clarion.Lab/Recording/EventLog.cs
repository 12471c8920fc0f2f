using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Clarion.Lab.Recording;

/// <summary>What the lab did and saw, a JSON object a line: <c>ts</c>, <c>event</c>, and what belongs to it.</summary>
/// <param name="path">The file, which is appended to.</param>
/// <param name="time">Time.</param>
internal sealed class EventLog(string path, TimeProvider time) : IDisposable
{
    private readonly Lock gate = new();
    private readonly FileStream file = new(path, FileMode.Append, FileAccess.Write, FileShare.Read);

    /// <summary>Writes a line; from any thread. A full disk loses it, and nothing else.</summary>
    public void Write(string what, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var line = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("ts", time.GetUtcNow()
                .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("event", what);
            foreach (var (name, value) in fields)
                json.WriteString(name, value);
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        lock (gate)
        {
            try
            {
                file.Write(line.WrittenSpan);
                file.Flush();
            }
            catch (IOException)
            {
                // The lab itself goes on.
            }
        }
    }

    public void Dispose()
    {
        try
        {
            file.Dispose();
        }
        catch (IOException)
        {
            // What was still to be written does not fit on the disk.
        }
    }
}
