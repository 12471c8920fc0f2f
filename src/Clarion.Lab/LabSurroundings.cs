using Clarion.Lab.Processes;
using Clarion.Lab.Recording;

namespace Clarion.Lab;

/// <summary>What a lab is given by its session.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Program">How this program is started.</param>
/// <param name="Events">Where it notes what happens.</param>
/// <param name="Log">Where its stand-ins log.</param>
/// <param name="Time">Time.</param>
internal sealed record LabSurroundings(
    LabFolder Folder, OwnProgram Program, EventLog Events, StandInLog Log, TimeProvider Time);
