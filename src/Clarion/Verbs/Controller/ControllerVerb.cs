using System.CommandLine;
using Clarion.CommandLine;

namespace Clarion.Verbs.Controller;

/// <summary><c>clarion controller</c>.</summary>
internal static class ControllerVerb
{
    public static Command Create()
    {
        var common = new CommonSettings();
        var ignored = IgnoredSettings.OfController();
        var verb = new Command("controller", "x");
        common.AddTo(verb);
        ignored.AddTo(verb);
        return verb;
    }
}
