using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ChatPlatform.People.Mail;

namespace ChatPlatform.Web.Tests.Support;

/// <summary>Every mail that the server sends.</summary>
public sealed partial class CapturedMail : IMailer
{
    private readonly ConcurrentQueue<MailMessage> _messages = new();

    public IReadOnlyCollection<MailMessage> Messages => _messages;

    public static string TokenIn(string text) => Token.Match(text).Groups[1].Value;

    public Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        _messages.Enqueue(message);
        return Task.CompletedTask;
    }

    /// <summary>Waits for so many mails to an address, and returns the token in the last.</summary>
    public async Task<string> TokenAsync(string to, int count = 1)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (_messages.Count(message => message.To == to) < count)
        {
            await Task.Delay(20, patience.Token);
        }

        return TokenIn(_messages.Last(message => message.To == to).Text);
    }

    [GeneratedRegex("#token=(\\S+)")]
    private static partial Regex Token { get; }
}
