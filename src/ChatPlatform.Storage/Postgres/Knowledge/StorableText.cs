using System.Text;

namespace ChatPlatform.Storage.Postgres.Knowledge;

/// <summary>Text of pages that others wrote, without what PostgreSQL's text cannot hold: the zero character and halves of surrogate pairs.</summary>
internal static class StorableText
{
    public static string Of(string text)
    {
        if (!text.AsSpan().Contains('\0') && !text.Any(char.IsSurrogate))
        {
            return text;
        }

        var storable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != 0)
            {
                storable.Append(rune.ToString());
            }
        }

        return storable.ToString();
    }
}
