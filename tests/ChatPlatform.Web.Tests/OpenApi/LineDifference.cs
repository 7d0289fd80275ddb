namespace ChatPlatform.Web.Tests.OpenApi;

/// <summary>Two texts, line against line, as <c>diff</c> shows them.</summary>
internal static class LineDifference
{
    private const int Most = 60;

    public static IReadOnlyList<string> Between(string before, string after)
    {
        var (old, now) = (before.ReplaceLineEndings("\n").Split('\n'), after.ReplaceLineEndings("\n").Split('\n'));
        var common = 0;
        while (common < old.Length && common < now.Length && old[common] == now[common])
        {
            common++;
        }

        var tail = 0;
        while (tail < old.Length - common && tail < now.Length - common && old[^(tail + 1)] == now[^(tail + 1)])
        {
            tail++;
        }

        return Shortened([.. Walk(old.AsSpan(common..^tail).ToArray(), now.AsSpan(common..^tail).ToArray())]);
    }

    /// <summary>By the longest common subsequence.</summary>
    private static IEnumerable<string> Walk(string[] old, string[] now)
    {
        var lengths = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
            {
                lengths[i, j] = old[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
            {
                (i, j) = (i + 1, j + 1);
            }
            else if (j == now.Length || (i < old.Length && lengths[i + 1, j] >= lengths[i, j + 1]))
            {
                yield return $"- {old[i++]}";
            }
            else
            {
                yield return $"+ {now[j++]}";
            }
        }
    }

    private static IReadOnlyList<string> Shortened(IReadOnlyList<string> lines) =>
        lines.Count <= Most ? lines : [.. lines.Take(Most), $"... and {lines.Count - Most} lines more"];
}
