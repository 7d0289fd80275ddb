namespace ChatPlatform.People.SecondFactor;

/// <summary>RFC 4648 base 32 without padding, in which authenticators take their keys.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int Bits = 5;

    /// <exception cref="FormatException">A character is none of the alphabet.</exception>
    public static byte[] Decode(string text)
    {
        var bytes = new byte[text.Length * Bits / 8];
        var (buffer, held, written) = (0, 0, 0);
        foreach (var character in text)
        {
            var value = Alphabet.IndexOf(character, StringComparison.Ordinal);
            if (value < 0)
            {
                throw new FormatException("The key is not in base 32.");
            }

            buffer = ((buffer << Bits) | value) & 0xFFF;
            held += Bits;
            if (held >= 8)
            {
                held -= 8;
                bytes[written++] = (byte)(buffer >> held);
            }
        }

        return bytes;
    }
}
