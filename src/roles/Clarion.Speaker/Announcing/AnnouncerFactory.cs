using System.Collections.Immutable;
using Clarion.Neighbors.Interfaces;
using Clarion.Speaker.Layer2;

namespace Clarion.Speaker.Announcing;

/// <summary>Makes an announcer.</summary>
/// <param name="exclusion">Interfaces that it leaves alone.</param>
/// <param name="onOutcome">What it calls with everything it announces whenever that changed; must not block.</param>
internal delegate IAnnouncer AnnouncerFactory(
    InterfaceExclusion exclusion, Action<ImmutableArray<AnnouncementOutcome>> onOutcome);
