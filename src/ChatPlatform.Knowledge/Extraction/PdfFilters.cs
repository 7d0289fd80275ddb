using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace ChatPlatform.Knowledge.Extraction;

/// <summary>
/// How the streams of one PDF are unpacked. A few kilobytes may unpack to gigabytes, so what comes of a stream is
/// measured before it is kept, and pictures, which hold no text, are not unpacked at all.
/// </summary>
internal sealed class PdfFilters : IFilterProvider
{
    /// <summary>Of a page's content; a page with more is a drawing.</summary>
    private const int MaxContentBytes = 8 << 20;

    /// <summary>Of fonts, and of the tables that the file itself is read by.</summary>
    private const int MaxOtherBytes = 64 << 20;
    private const long MaxAllBytes = 512L << 20;

    /// <summary>The most that a byte of LZW or run lengths can become.</summary>
    private const int Expansion = 2_800;

    private long _unpacked;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bounded(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Bounded(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bounded(DefaultFilterProvider.Instance.GetAllFilters());

    private IReadOnlyList<IFilter> Bounded(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new BoundedFilter(this, filter))];

    private void Count(long bytes, bool isContent)
    {
        _unpacked += bytes;
        if (bytes > (isContent ? MaxContentBytes : MaxOtherBytes) || _unpacked > MaxAllBytes)
        {
            throw new InvalidDataException("It unpacks to more than is read.");
        }
    }

    private sealed class BoundedFilter(PdfFilters owner, IFilter inner) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken dictionary, IFilterProvider provider, int index)
        {
            var isContent = !dictionary.ContainsKey(NameToken.Type) && !dictionary.ContainsKey(NameToken.Subtype) && !dictionary.ContainsKey(NameToken.Create("Length1"));
            switch (inner)
            {
                case FlateFilter:
                    owner.Count(Measured(input), isContent);
                    break;
                case LzwFilter or RunLengthFilter:
                    owner.Count(Math.Min((long)input.Length * Expansion, MaxOtherBytes + (input.Length > (64 << 10) ? 1 : 0)), isContent: false);
                    break;
                case Ascii85Filter or AsciiHexDecodeFilter:
                    break;
                default:
                    throw new InvalidDataException("Pictures are not read.");
            }

            return inner.Decode(input, dictionary, provider, index);
        }

        private static long Measured(Memory<byte> input)
        {
            using var unpacked = new ZLibStream(new MemoryStream(input.ToArray(), writable: false), CompressionMode.Decompress);
            var buffer = new byte[16 << 10];
            long bytes = 0;
            try
            {
                for (int read; bytes <= MaxOtherBytes && (read = unpacked.Read(buffer)) > 0;)
                {
                    bytes += read;
                }
            }
            catch (InvalidDataException)
            {
                // Cut off; so is what the filter makes of it.
            }

            return bytes;
        }
    }
}
