using System.Threading.Channels;
using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Knowledge.Reading;

/// <summary>
/// The pages that a run has still to read, each once. It ends by itself when every page taken from it is done
/// and none is left. One writer, many readers.
/// </summary>
internal sealed class Frontier(int maxPages)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private Channel<FoundPage> _queue = Channel.CreateUnbounded<FoundPage>();

    /// <summary>Pages not yet done, and one for whoever is still adding the first of them.</summary>
    private int _pending = 1;

    /// <summary>Pages come upon, done or not.</summary>
    public int Found => _known.Count;

    public IAsyncEnumerable<FoundPage> ReadAllAsync(CancellationToken cancellationToken) => _queue.Reader.ReadAllAsync(cancellationToken);

    /// <returns>false for a page known already, and for any beyond the most that a run keeps count of.</returns>
    public bool TryKnow(string url) => _known.Count < maxPages && _known.Add(url);

    public void Enqueue(FoundPage page)
    {
        Interlocked.Increment(ref _pending);
        _queue.Writer.TryWrite(page);
    }

    /// <summary>
    /// To be called once for every page taken, after what was found on it has been added, and once when the
    /// first pages have been.
    /// </summary>
    public void Done()
    {
        if (Interlocked.Decrement(ref _pending) == 0)
        {
            _queue.Writer.TryComplete();
        }
    }

    /// <summary>Takes pages again after the end.</summary>
    public void Reopen()
    {
        _queue = Channel.CreateUnbounded<FoundPage>();
        _pending = 1;
    }
}
