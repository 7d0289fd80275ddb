using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChatPlatform.Cli.Output;

/// <summary>Tables that are borders on a terminal and columns in a file.</summary>
internal static class Layout
{
    public static void WriteTable(this IAnsiConsole console, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var table = new Table { Border = console.IsLive() ? TableBorder.Rounded : TableBorder.None };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column)) { NoWrap = !console.IsLive() });
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(Cell));
        }

        console.Write(table);
    }

    /// <summary>A name and a value a line; those without a value are left out.</summary>
    public static void WriteFields(this IAnsiConsole console, params (string Name, string? Value)[] fields)
    {
        var grid = new Grid().AddColumn(new GridColumn { NoWrap = true }).AddColumn();
        foreach (var (name, value) in fields.Where(field => !string.IsNullOrEmpty(field.Value)))
        {
            grid.AddRow(new Text(name, new Style(decoration: Decoration.Dim)), Cell(value));
        }

        console.Write(grid);
    }

    /// <summary>A line, which in a file is never broken.</summary>
    public static void WriteText(this IAnsiConsole console, string? text, Style? style = null)
    {
        if (console.IsLive())
        {
            console.Write(new Text(PlainText.Of(text) + "\n", style));
        }
        else
        {
            console.Profile.Out.Writer.WriteLine(PlainText.Of(text));
        }
    }

    private static IRenderable Cell(string? text) => new Text(PlainText.Line(text));
}
