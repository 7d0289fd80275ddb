using Orleans.Runtime;

namespace Orleans.Embedded.Tests.State;

[GenerateSerializer]
public sealed class Account
{
    [Id(0)]
    public int Balance { get; set; }

    [Id(1)]
    public string Owner { get; set; } = "nobody";
}

[GenerateSerializer]
public sealed record Note
{
    [Id(0)]
    public string Text { get; init; } = "";
}

public interface IAccountGrain : IGrainWithStringKey
{
    Task<(int Balance, bool Exists, string? Etag)> Get();

    /// <returns>What the state was when OnActivateAsync saw it.</returns>
    Task<int> SeenAtActivation();

    Task Deposit(int amount, bool store);

    Task Clear();

    Task Reload();

    Task SetNote(string text);

    Task<string> GetNote();

    Task Leave();
}

public sealed class AccountGrain(
    [PersistentState("account", "memory")] IPersistentState<Account> account,
    [PersistentState("note", "memory")] IPersistentState<Note> note) : Grain, IAccountGrain
{
    private int _seen = -1;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _seen = account.State.Balance;
        return Task.CompletedTask;
    }

    public Task<(int Balance, bool Exists, string? Etag)> Get() =>
        Task.FromResult((account.State.Balance, account.RecordExists, account.Etag));

    public Task<int> SeenAtActivation() => Task.FromResult(_seen);

    public async Task Deposit(int amount, bool store)
    {
        account.State.Balance += amount;
        if (store)
            await account.WriteStateAsync();
    }

    public Task Clear() => account.ClearStateAsync();

    public Task Reload() => account.ReadStateAsync();

    public Task SetNote(string text)
    {
        note.State = note.State with { Text = text };
        return note.WriteStateAsync();
    }

    public Task<string> GetNote() => Task.FromResult(note.State.Text);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
