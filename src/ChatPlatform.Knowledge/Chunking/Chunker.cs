using ChatPlatform.Knowledge.Extraction;

namespace ChatPlatform.Knowledge.Chunking;

/// <summary>
/// Cuts a page into passages along its headings. A passage never spans two sections of the page's top level;
/// small subsections share one; a long section is cut between blocks, with the last words of one passage
/// repeated in the next.
/// </summary>
public static class Chunker
{
    /// <summary>A passage this large ends at the next subsection or term.</summary>
    internal const int TargetTokens = 200;

    internal const int MaxTokens = 350;

    /// <summary>A passage smaller than this takes in the next subsection.</summary>
    internal const int LeastTokens = 80;

    internal const int OverlapTokens = 40;

    /// <summary>What stands between two lines, an item's dash included, makes no more.</summary>
    private const int BetweenLines = 1;

    public static IReadOnlyList<Passage> Split(string title, IReadOnlyList<Block> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var topLevel = TopLevel(blocks);
        var path = new HeadingPath(title);
        var builder = new PassageBuilder(path);
        string? columns = null;
        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Heading)
            {
                builder.Enter(block, startsPassage: block.Level <= topLevel || builder.Tokens >= LeastTokens);
                columns = null;
                continue;
            }

            columns = block.Kind switch
            {
                BlockKind.HeaderRow => block.Text,
                BlockKind.Row => columns,
                _ => null,
            };
            Add(builder, block, columns);
        }

        builder.Finish();
        return builder.Passages;
    }

    private static void Add(PassageBuilder builder, Block block, string? columns)
    {
        if (block.Kind == BlockKind.Term && builder.Tokens >= TargetTokens)
        {
            builder.Close();
        }

        foreach (var part in TextSplitter.Split(block.Text, MaxTokens - OverlapTokens - BetweenLines))
        {
            if (builder.Tokens > 0 && builder.Tokens + BetweenLines + TokenEstimate.Of(part) > MaxTokens)
            {
                builder.Continue(block.Kind == BlockKind.Row ? columns : null);
            }

            builder.Add(part, block);
        }
    }

    /// <summary>The level of the page's sections: the highest that occurs more than once, for a title occurs once.</summary>
    private static int TopLevel(IReadOnlyList<Block> blocks) =>
        blocks.Where(block => block.Kind == BlockKind.Heading)
            .GroupBy(block => block.Level)
            .OrderBy(group => group.Key)
            .FirstOrDefault(group => group.Count() > 1)?.Key ?? 6;
}
