using System.Text.RegularExpressions;

namespace Clarion.Hub.Schemas.Rules;

/// <summary>
/// The forms of names, in the words of apimachinery's validation: each gives what is wrong, or nothing.
/// </summary>
internal static partial class NameRules
{
    private const string LabelText = "a lowercase RFC 1123 label must consist of lower case alphanumeric characters "
        + "or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used "
        + "for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

    private const string SubdomainText = "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric "
        + "characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex "
        + "used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private const string QualifiedText = "must consist of alphanumeric characters, '-', '_' or '.', and must start and "
        + "end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation "
        + "is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    private const string LabelValueText = "a valid label must be an empty string or consist of alphanumeric "
        + "characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or "
        + "'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";

    private const string ConfigKeyText = "a valid config key must consist of alphanumeric characters, '-', '_' or '.' "
        + "(e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

    /// <summary>RFC 1123 label, for example the name of a container.</summary>
    public static IEnumerable<string> Label(string name)
    {
        if (name.Length > 63)
            yield return "must be no more than 63 characters";
        if (!LabelForm().IsMatch(name))
            yield return LabelText;
    }

    /// <summary>As <see cref="Label"/>, for names of objects: a dot is told apart.</summary>
    public static IEnumerable<string> LabelOfObject(string name) =>
        name.Contains('.', StringComparison.Ordinal) ? ["must not contain dots"] : Label(name);

    /// <summary>RFC 1123 subdomain, the name of most objects.</summary>
    public static IEnumerable<string> Subdomain(string name)
    {
        if (name.Length > 253)
            yield return "must be no more than 253 characters";
        if (!SubdomainForm().IsMatch(name))
            yield return SubdomainText;
    }

    /// <summary>What may stand in a path.</summary>
    public static IEnumerable<string> PathSegment(string name)
    {
        if (name is "." or "..")
            yield return $"may not be '{name}'";
        foreach (var part in "/%".Where(part => name.Contains(part)))
            yield return $"may not contain '{part}'";
    }

    /// <summary>The key of a label or annotation: a name of at most 63 bytes, behind an optional subdomain.</summary>
    public static IEnumerable<string> Qualified(string name)
    {
        var parts = name.Split('/');
        if (parts.Length > 2)
            return ["a valid label key " + QualifiedText + " with an optional DNS subdomain prefix and '/' (e.g. "
                + "'example.com/MyName')"];
        var prefix = parts.Length == 1 ? [] : parts[0].Length == 0
            ? ["prefix part must be non-empty"]
            : Subdomain(parts[0]).Select(problem => $"prefix part {problem}");
        return prefix.Concat(QualifiedName(parts[^1]));
    }

    public static IEnumerable<string> LabelValue(string value)
    {
        if (value.Length > 63)
            yield return "must be no more than 63 bytes";
        if (!LabelValueForm().IsMatch(value))
            yield return LabelValueText;
    }

    /// <summary>A key of a ConfigMap's or Secret's data.</summary>
    public static IEnumerable<string> ConfigKey(string key)
    {
        if (key.Length > 253)
            yield return "must be no more than 253 characters";
        if (!ConfigKeyForm().IsMatch(key))
            yield return ConfigKeyText;
        else if (key == ".")
            yield return "must not be '.'";
        else if (key == "..")
            yield return "must not be '..'";
        else if (key.StartsWith("..", StringComparison.Ordinal))
            yield return "must not start with '..'";
    }

    /// <summary>RFC 6335 section 5.1: the name of a port.</summary>
    public static IEnumerable<string> PortName(string name)
    {
        if (name.Length > 15)
            yield return "must be no more than 15 characters";
        if (name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
            yield return "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)";
        else if (!name.Any(char.IsAsciiLetter))
            yield return "must contain at least one letter (a-z)";
        else if (name.Contains("--", StringComparison.Ordinal))
            yield return "must not contain consecutive hyphens";
        else if (name[0] == '-' || name[^1] == '-')
            yield return "must not begin or end with a hyphen";
    }

    private static IEnumerable<string> QualifiedName(string name)
    {
        if (name.Length == 0)
            yield return "name part must be non-empty";
        else if (name.Length > 63)
            yield return "name part must be no more than 63 bytes";
        if (!QualifiedForm().IsMatch(name))
            yield return "name part " + QualifiedText;
    }

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?\z")]
    private static partial Regex LabelForm();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z")]
    private static partial Regex SubdomainForm();

    [GeneratedRegex(@"^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z")]
    private static partial Regex QualifiedForm();

    [GeneratedRegex(@"^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?\z")]
    private static partial Regex LabelValueForm();

    [GeneratedRegex(@"^[-._a-zA-Z0-9]+\z")]
    private static partial Regex ConfigKeyForm();
}
