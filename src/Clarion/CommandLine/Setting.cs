using System.CommandLine;
using System.CommandLine.Parsing;

namespace Clarion.CommandLine;

/// <summary>
/// An option of a role: given on the command line, else by its environment variable (unless that is empty), else by
/// its default.
/// </summary>
internal sealed class Setting<T> : Option<T>, ISetting
{
    /// <param name="name">With its dashes, as MetalLB names it where MetalLB has it.</param>
    /// <param name="variable">The environment variable, or null.</param>
    /// <param name="description">What it is for, with unit and range.</param>
    /// <param name="fallback">The default.</param>
    /// <param name="parse">Text to value; throws FormatException with a sentence when it is none.</param>
    public Setting(string name, string? variable, string description, T fallback, Func<string, T> parse)
        : base(name)
    {
        Variable = variable;
        Description = description;
        DefaultValueFactory = result => FromVariable(result, fallback, parse);
        CustomParser = result => FromText(result, name, result.Tokens is [var token] ? token.Value : "", parse);
        if (fallback is bool)
            Arity = ArgumentArity.ZeroOrOne;
    }

    /// <inheritdoc/>
    public string? Variable { get; }

    private T FromVariable(ArgumentResult result, T fallback, Func<string, T> parse) =>
        Variable is not null && Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text
            ? FromText(result, Variable, text, parse)!
            : fallback;

    private static T? FromText(ArgumentResult result, string source, string text, Func<string, T> parse)
    {
        try
        {
            return parse(text);
        }
        catch (FormatException wrong)
        {
            result.AddError($"{source}: '{text}' {wrong.Message}");
            return default;
        }
        catch (OverflowException)
        {
            result.AddError($"{source}: '{text}' is too large");
            return default;
        }
    }
}
