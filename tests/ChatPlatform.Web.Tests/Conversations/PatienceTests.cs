using ChatPlatform.Web.Conversations;
using Microsoft.Extensions.Time.Testing;

namespace ChatPlatform.Web.Tests.Conversations;

public sealed class PatienceTests
{
    private readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };

    [Fact]
    public async Task A_call_that_a_dying_silo_gave_up_is_made_again()
    {
        var attempts = 0;

        var answer = RepeatAsync(() => ++attempts < 3 ? throw new OperationCanceledException() : Task.FromResult("here"), CancellationToken.None);

        Assert.Equal("here", await answer);
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_not_kept_waiting()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RepeatAsync(() => Task.FromCanceled<string>(gone.Token), gone.Token));
    }

    [Fact]
    public async Task What_does_not_pass_in_time_is_told_with_a_code()
    {
        var refusal = await Assert.ThrowsAsync<ChatException>(() => RepeatAsync(() => throw new TimeoutException(), CancellationToken.None));

        Assert.Equal(ErrorCodes.Unavailable, refusal.Code);
        Assert.NotNull(refusal.RetryAfter);
    }

    [Fact]
    public async Task A_refusal_is_handed_on_at_once()
    {
        var attempts = 0;

        await Assert.ThrowsAsync<ChatException>(() => RepeatAsync(
            () =>
            {
                attempts++;
                throw new ChatException(ErrorCodes.MessageEmpty, "Write something.");
            },
            CancellationToken.None));

        Assert.Equal(1, attempts);
    }

    /// <summary>Time passes as fast as the pauses are asked for.</summary>
    private async Task<string> RepeatAsync(Func<Task<string>> call, CancellationToken cancellationToken)
    {
        var repeating = new Patience(_time).RepeatAsync(call, cancellationToken);
        while (!repeating.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await repeating;
    }
}
