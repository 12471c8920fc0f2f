namespace Clarion.Hub.Selectors;

/// <summary>Reads the text of a label selector; nothing that a client sends throws.</summary>
internal ref struct LabelSelectorReader(ReadOnlySpan<char> text)
{
    private const string Special = "=!(),<>";
    private const string Operators = "in, notin, =, ==, !=, gt, lt";

    private readonly ReadOnlySpan<char> text = text;
    private readonly List<LabelRequirement> requirements = [];
    private int position;

    /// <summary>What is wrong; null when all was read.</summary>
    public string? Problem { get; private set; }

    public List<LabelRequirement> Read()
    {
        while (Problem is null && Peek().Length > 0)
        {
            ReadRequirement();
            var separator = Next();
            if (separator.Length > 0 && separator is not ",")
                Fail($"found '{separator}', expected: ',' or 'end of string'");
            else if (separator is "," && Peek().Length == 0)
                Fail("found '', expected: identifier after ','");
        }

        return requirements;
    }

    private void ReadRequirement()
    {
        if (Peek() is "!")
        {
            Next();
            Add(ReadKey(), LabelOperator.DoesNotExist);
            return;
        }

        var key = ReadKey();
        if (Peek() is "" or ",")
        {
            Add(key, LabelOperator.Exists);
            return;
        }

        ReadComparison(key);
    }

    private void ReadComparison(string key)
    {
        var word = Next();
        switch (word)
        {
            case "=" or "==":
                Add(key, LabelOperator.In, ReadValue());
                break;
            case "!=":
                Add(key, LabelOperator.NotIn, ReadValue());
                break;
            case ">":
                Add(key, LabelOperator.GreaterThan, ReadValue());
                break;
            case "<":
                Add(key, LabelOperator.LessThan, ReadValue());
                break;
            case "in":
                Add(key, LabelOperator.In, ReadSet());
                break;
            case "notin":
                Add(key, LabelOperator.NotIn, ReadSet());
                break;
            default:
                Fail($"found '{word}', expected: {Operators}");
                break;
        }
    }

    private string ReadKey()
    {
        var key = Next();
        if (key.Length == 0 || Special.Contains(key[0]))
            Fail($"found '{key}', expected: !, identifier, or 'end of string'");
        return key;
    }

    private string ReadValue() => Peek() is "" or "," ? "" : Next();

    private string[] ReadSet()
    {
        if (Next() is not "(")
            Fail("found no '(', expected: '('");
        var values = new List<string>();
        while (Problem is null)
        {
            values.Add(Peek() is "," or ")" ? "" : Next());
            var end = Next();
            if (end is ")")
                break;
            if (end is not ",")
                Fail($"found '{end}', expected: ',' or ')'");
        }

        return [.. values];
    }

    private void Add(string key, LabelOperator comparison, params string[] values) =>
        requirements.Add(new(key, comparison, values));

    private void Fail(string problem) => Problem ??= problem;

    private readonly string Peek()
    {
        var ahead = this;
        return ahead.Next();
    }

    /// <summary>The next word or operator; empty at the end.</summary>
    private string Next()
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
            position++;
        var start = position;
        if (start == text.Length)
            return "";
        if (Special.Contains(text[start]))
        {
            position += text[start..] is ['=', '=', ..] or ['!', '=', ..] ? 2 : 1;
            return text[start..position].ToString();
        }

        while (position < text.Length && !char.IsWhiteSpace(text[position]) && !Special.Contains(text[position]))
            position++;
        return text[start..position].ToString();
    }
}
