using System.Globalization;
using Clarion.Hub.Storage;

namespace Clarion.Hub.Collection;

/// <summary>When the deletion of an object is due.</summary>
internal static class DeletionTimes
{
    /// <summary>metadata.deletionTimestamp; the beginning of time when there is none.</summary>
    public static DateTimeOffset Of(StoredObject stored) =>
        DateTimeOffset.TryParse(
            stored.Parse().Metadata().TextOrEmpty("deletionTimestamp"), CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : DateTimeOffset.MinValue;
}
