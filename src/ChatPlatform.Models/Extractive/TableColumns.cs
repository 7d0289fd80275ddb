namespace ChatPlatform.Models.Extractive;

/// <summary>The row that names a table's columns.</summary>
/// <param name="Place">Of the row, among all sentences.</param>
internal sealed record TableColumns(int Place, string Text, IReadOnlySet<string> Keys);
