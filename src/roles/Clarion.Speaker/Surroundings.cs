using Microsoft.Extensions.Logging;

namespace Clarion.Speaker;

/// <summary>What every part of the speaker is given.</summary>
internal sealed record Surroundings(SpeakerOptions Options, TimeProvider Time, ILogger Logger);
