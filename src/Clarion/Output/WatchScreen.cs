namespace Clarion.Output;

/// <summary>
/// Shows a document again and again: a terminal is redrawn when something changed; elsewhere what changed is written
/// behind what stands there.
/// </summary>
internal sealed class WatchScreen(Terminal terminal, OutputForm form)
{
    private const string HomeAndClear = "\u001b[H\u001b[2J";

    private Document? shown;
    private string? drawn;

    /// <summary>Shows the newest version.</summary>
    public void Show(Document document)
    {
        if (terminal.IsTerminal && form == OutputForm.Table)
            Redraw(document);
        else if (document.ChangedSince(shown) is { } changed)
            Append(form == OutputForm.Table ? changed : document);
        shown = document;
    }

    /// <summary>Something else was written on the screen: it is drawn anew also when nothing has changed.</summary>
    public void Spoil() => drawn = null;

    private void Redraw(Document document)
    {
        var text = DocumentWriter.Write(document, form, terminal);
        if (text == drawn)
            return;
        drawn = text;
        terminal.Output.Write(HomeAndClear + text);
        terminal.Output.Flush();
    }

    private void Append(Document document)
    {
        // Documents of a YAML stream are told apart by dashes; JSON objects need nothing between them.
        if (shown is not null && form == OutputForm.Yaml)
            terminal.Output.Write("---\n");
        terminal.Output.Write(DocumentWriter.Write(document, form, terminal));
        terminal.Output.Flush();
    }
}
