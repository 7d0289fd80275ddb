namespace ChatPlatform.Storage.Knowledge;

/// <param name="Chunks">Passages indexed from the document.</param>
public sealed record DocumentRow(DocumentRecord Document, int Chunks);
