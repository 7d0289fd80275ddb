using System.Numerics.Tensors;
using System.Runtime.InteropServices;

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
    private volatile Snapshot _now = new([], []);

    public int Dimensions => dimensions;

    /// <summary>Memory held, roughly.</summary>
    public long Bytes => _now is var now ? ((long)now.Blocks.Length * BlockVectors * dimensions * sizeof(float)) + (now.Ids.Length * 48L) : 0;

    /// <param name="added">Vectors as stored, little-endian float32. One of another length is left out.</param>
    public void Apply(IEnumerable<long> removed, IEnumerable<(long Id, byte[] Vector)> added)
    {
        var batch = new Batch(dimensions, _slots, _now);
        foreach (var id in removed)
        {
            batch.Remove(id);
        }

        foreach (var (id, vector) in added)
        {
            if (vector.Length == dimensions * sizeof(float))
            {
                batch.Put(id, MemoryMarshal.Cast<byte, float>(vector));
            }
        }

        _now = batch.ToSnapshot();
    }

    /// <returns>The k nearest by dot product, best first; of equals the one with the lower id.</returns>
    public IReadOnlyList<(long Id, float Score)> Search(ReadOnlySpan<float> query, int k)
    {
        var now = _now;
        var best = new PriorityQueue<(long Id, float Score), (float Score, long Id)>(k + 1);
        var floor = float.NegativeInfinity;
        for (var slot = 0; slot < now.Ids.Length; slot++)
        {
            var vector = now.Blocks[slot / BlockVectors].AsSpan(slot % BlockVectors * dimensions, dimensions);
            var score = TensorPrimitives.Dot(query, vector);
            if (score < floor)
            {
                continue;
            }

            best.Enqueue((now.Ids[slot], score), (score, -now.Ids[slot]));
            if (best.Count > k)
            {
                best.Dequeue();
                floor = best.Peek().Score;
            }
        }

        var result = new (long Id, float Score)[best.Count];
        for (var i = result.Length - 1; i >= 0; i--)
        {
            result[i] = best.Dequeue();
        }

        return result;
    }

    private sealed record Snapshot(float[][] Blocks, long[] Ids);

    /// <summary>The changes of one write, made on copies of the blocks that they touch.</summary>
    private sealed class Batch(int dimensions, Dictionary<long, int> slots, Snapshot before)
    {
        private readonly List<float[]> _blocks = [.. before.Blocks];
        private readonly List<long> _ids = [.. before.Ids];
        private readonly HashSet<int> _owned = [];

        public void Put(long id, ReadOnlySpan<float> vector)
        {
            if (!slots.TryGetValue(id, out var slot))
            {
                slot = _ids.Count;
                _ids.Add(id);
                slots.Add(id, slot);
            }

            vector.CopyTo(Writable(slot));
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
                slots[_ids[slot]] = slot;
            }

            _ids.RemoveAt(last);
        }

        public Snapshot ToSnapshot()
        {
            var needed = (_ids.Count + BlockVectors - 1) / BlockVectors;
            return new Snapshot([.. _blocks.Take(needed)], [.. _ids]);
        }

        private Span<float> Writable(int slot)
        {
            var block = slot / BlockVectors;
            if (block == _blocks.Count)
            {
                _blocks.Add(new float[BlockVectors * dimensions]);
                _owned.Add(block);
            }
            else if (_owned.Add(block))
            {
                _blocks[block] = (float[])_blocks[block].Clone();
            }

            return _blocks[block].AsSpan(slot % BlockVectors * dimensions, dimensions);
        }
    }
}
