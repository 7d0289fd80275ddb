using ChatPlatform.Storage.Knowledge;

namespace ChatPlatform.Storage.Sqlite;

/// <summary>
/// One tenant's vectors in memory, compared one by one. Exact, and at a tenant's size (tens of thousands of
/// passages) fast enough that an approximate index would not pay. Searches read a snapshot and never wait;
/// a write copies the blocks that it touches. One writer at a time.
/// </summary>
internal sealed class VectorIndex(int dimensions)
{
    private const int BlockVectors = 256;

    private readonly Dictionary<long, int> _slots = [];
    private volatile Snapshot _now = new([], [], [], []);

    public int Dimensions => dimensions;

    /// <summary>Memory held, roughly.</summary>
    public long Bytes => _now is var now ? ((long)now.Blocks.Length * BlockVectors * dimensions) + (now.Ids.Length * 64L) : 0;

    /// <param name="added">One of other dimensions is left out.</param>
    public void Apply(IEnumerable<long> removed, IEnumerable<AddedVector> added)
    {
        var batch = new Batch(dimensions, _slots, _now);
        foreach (var id in removed)
        {
            batch.Remove(id);
        }

        foreach (var vector in added.Where(vector => vector.Stored.Length == QuantizedVector.HeaderBytes + dimensions))
        {
            batch.Put(vector);
        }

        _now = batch.ToSnapshot();
    }

    /// <returns>The k nearest by dot product, best first; of equals the one with the lower id.</returns>
    public IReadOnlyList<ScoredChunk> Search(ReadOnlySpan<float> query, int k)
    {
        var now = _now;
        var stored = QuantizedVector.Encode(query);
        var values = QuantizedVector.ValuesOf(stored);
        var scale = QuantizedVector.ScaleOf(stored);
        var best = new PriorityQueue<int, (float Score, long Id)>(k + 1);
        var floor = float.NegativeInfinity;
        for (var slot = 0; slot < now.Ids.Length; slot++)
        {
            var vector = now.Blocks[slot / BlockVectors].AsSpan(slot % BlockVectors * dimensions, dimensions);
            var score = QuantizedVector.Dot(values, vector) * scale * now.Scales[slot];
            if (score < floor)
            {
                continue;
            }

            best.Enqueue(slot, (score, -now.Ids[slot]));
            if (best.Count > k)
            {
                best.Dequeue();
                best.TryPeek(out _, out var worst);
                floor = worst.Score;
            }
        }

        var result = new ScoredChunk[best.Count];
        for (var i = result.Length - 1; best.TryDequeue(out var slot, out var rank); i--)
        {
            result[i] = new ScoredChunk(now.Ids[slot], now.Documents[slot], rank.Score);
        }

        return result;
    }

    private sealed record Snapshot(sbyte[][] Blocks, long[] Ids, string[] Documents, float[] Scales);

    /// <summary>The changes of one write, made on copies of the blocks that they touch.</summary>
    private sealed class Batch(int dimensions, Dictionary<long, int> slots, Snapshot before)
    {
        private readonly List<sbyte[]> _blocks = [.. before.Blocks];
        private readonly List<long> _ids = [.. before.Ids];
        private readonly List<string> _documents = [.. before.Documents];
        private readonly List<float> _scales = [.. before.Scales];
        private readonly HashSet<int> _owned = [];

        public void Put(AddedVector vector)
        {
            if (!slots.TryGetValue(vector.ChunkId, out var slot))
            {
                slot = _ids.Count;
                _ids.Add(vector.ChunkId);
                _documents.Add("");
                _scales.Add(0);
                slots.Add(vector.ChunkId, slot);
            }

            _documents[slot] = vector.DocumentId;
            _scales[slot] = QuantizedVector.ScaleOf(vector.Stored);
            QuantizedVector.ValuesOf(vector.Stored).CopyTo(Writable(slot));
        }

        /// <summary>The last vector takes the place of the one that goes.</summary>
        public void Remove(long id)
        {
            if (!slots.Remove(id, out var slot))
            {
                return;
            }

            var last = _ids.Count - 1;
            if (slot != last)
            {
                _blocks[last / BlockVectors].AsSpan(last % BlockVectors * dimensions, dimensions).CopyTo(Writable(slot));
                _ids[slot] = _ids[last];
                _documents[slot] = _documents[last];
                _scales[slot] = _scales[last];
                slots[_ids[slot]] = slot;
            }

            _ids.RemoveAt(last);
            _documents.RemoveAt(last);
            _scales.RemoveAt(last);
        }

        public Snapshot ToSnapshot()
        {
            var needed = (_ids.Count + BlockVectors - 1) / BlockVectors;
            return new Snapshot([.. _blocks.Take(needed)], [.. _ids], [.. _documents], [.. _scales]);
        }

        private Span<sbyte> Writable(int slot)
        {
            var block = slot / BlockVectors;
            if (block == _blocks.Count)
            {
                _blocks.Add(new sbyte[BlockVectors * dimensions]);
                _owned.Add(block);
            }
            else if (_owned.Add(block))
            {
                _blocks[block] = (sbyte[])_blocks[block].Clone();
            }

            return _blocks[block].AsSpan(slot % BlockVectors * dimensions, dimensions);
        }
    }
}
