using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatPlatform.People.Passwords;

/// <summary>
/// Requests for a new password, served behind the answer: whether there is such a person is seen neither in it nor in
/// the time that it takes. What a restart loses is asked for again.
/// </summary>
public sealed class PasswordResetQueue(IServiceScopeFactory scopes, ILogger<PasswordResetQueue> logger) : BackgroundService
{
    private const int MostWaiting = 1_000;

    private readonly Channel<string> _emails = Channel.CreateBounded<string>(MostWaiting);

    /// <exception cref="ChatException"><c>unavailable</c>: too many are waiting.</exception>
    public void Request(string normalizedEmail)
    {
        if (!_emails.Writer.TryWrite(normalizedEmail))
        {
            throw new ChatException(ErrorCodes.Unavailable, "Too many passwords are being reset. Come again later.", TimeSpan.FromMinutes(1));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var email in _emails.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<PasswordResets>().SendAsync(email, stoppingToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.ResetNotSent(failure);
            }
        }
    }
}
