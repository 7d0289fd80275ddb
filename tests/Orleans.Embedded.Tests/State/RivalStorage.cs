using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded.Tests.State;

/// <summary>Keeps one account, which another writer can change.</summary>
public sealed class RivalStorage : IGrainStorage
{
    private readonly Lock _lock = new();
    private int? _balance;
    private int _version;

    private int _writing;

    public bool FailReads { get; set; }

    /// <summary>How many writes were under way at once at most.</summary>
    public int MostWrites { get; private set; }

    public void WriteBehindItsBack(Account account)
    {
        lock (_lock)
        {
            _balance = account.Balance;
            _version++;
        }
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (FailReads)
            throw new IOException("The disk is away.");
        lock (_lock)
        {
            grainState.State = (T)(object)new Account { Balance = _balance ?? 0 };
            grainState.ETag = _balance is null ? null : $"{_version}";
            grainState.RecordExists = _balance is not null;
        }

        return Task.CompletedTask;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        lock (_lock)
            MostWrites = Math.Max(MostWrites, ++_writing);
        await Task.Yield();
        lock (_lock)
        {
            _writing--;
            var stored = _balance is null ? null : $"{_version}";
            if (stored != grainState.ETag)
                throw new InconsistentStateException("Written by another.", stored, grainState.ETag);
            _balance = ((Account)(object)grainState.State!).Balance;
            grainState.ETag = $"{++_version}";
            grainState.RecordExists = true;
        }
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => throw new NotSupportedException();
}
