namespace ChatPlatform.Knowledge.Extraction;

public enum BlockKind
{
    Heading,
    Paragraph,
    ListItem,

    /// <summary>What a definition list defines.</summary>
    Term,

    /// <summary>The cells of a row, separated by " | ".</summary>
    Row,

    /// <summary>The first row of a table, when it names the columns.</summary>
    HeaderRow,

    /// <summary>With its line breaks.</summary>
    Code,
}
