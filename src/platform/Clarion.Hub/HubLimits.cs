namespace Clarion.Hub;

/// <summary>Every limit of the Hub, with its reason.</summary>
public static class HubLimits
{
    /// <summary>Bytes of one request's body, as kube-apiserver has it.</summary>
    public const int BodyBytesMax = 3 * 1024 * 1024;

    /// <summary>Bytes of one stored object, as etcd has it.</summary>
    public const int ObjectBytesMax = 3 * 1024 * 1024 / 2;

    /// <summary>
    /// Levels of JSON in one object: readers of JSON commonly stop at 64, and lists, tables and watches show objects up
    /// to four levels further down.
    /// </summary>
    public const int DepthMax = 60;

    /// <summary>
    /// Objects of one page when a list asks for more: a page is written from memory, so this bounds one answer.
    /// </summary>
    public const int PageSizeMax = 10_000;

    /// <summary>Watches at once. Each costs some 20 kB of buffers; a lab of 16 nodes opens about 150.</summary>
    public const int WatchersMax = 2_000;

    /// <summary>
    /// Changes of one kind that are remembered, so that watches can resume and pages stay of one state: a watcher that
    /// is further behind starts over.
    /// </summary>
    public const int HistoryChangesMax = 16_384;

    /// <summary>Bytes of objects in those changes, for the Hub's memory: 12 s of 500 writes a second.</summary>
    public const int HistoryBytesMax = 12 * 1024 * 1024;

    /// <summary>Changes that a watch takes from the history at once.</summary>
    public const int WatchBatchMax = 256;

    /// <summary>
    /// Bytes of an answer that are written before it waits for its reader: what one who does not read costs.
    /// </summary>
    public const int UnsentBytesMax = 64 * 1024;

    /// <summary>
    /// Seconds that a watch lasts, whatever it asks for: timers count no more than 49 days, and a client that wants
    /// more watches anew.
    /// </summary>
    public const int WatchSecondsMax = 24 * 3600;

    /// <summary>Seconds that any other request lasts, as kube-apiserver has it (--request-timeout).</summary>
    public const int RequestSecondsMax = 60;

    /// <summary>Service account tokens that are valid at once; the oldest one ends when there are more.</summary>
    public const int IssuedTokensMax = 10_000;

    /// <summary>Requests at once on one HTTP/2 connection, watches included, as Go's server has it.</summary>
    public const int StreamsPerConnectionMax = 250;
}
