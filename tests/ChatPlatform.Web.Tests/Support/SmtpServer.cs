using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Channels;

namespace ChatPlatform.Web.Tests.Support;

/// <summary>A mail server on this machine (RFC 5321, with STARTTLS and AUTH PLAIN), as strict as it needs to be.</summary>
/// <param name="certificate">null: it offers no encryption.</param>
/// <param name="refuse">The command that it refuses with a 550; null for none.</param>
/// <param name="between">Certificates between its own and the authority's, which it sends along.</param>
public sealed class SmtpServer(X509Certificate2? certificate, string? refuse = null, X509Certificate2Collection? between = null) : IAsyncDisposable
{
    private static readonly Encoding Wire = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Channel<ReceivedMail> _mails = Channel.CreateUnbounded<ReceivedMail>();
    private readonly CancellationTokenSource _stop = new();
    private Task _serving = Task.CompletedTask;

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Received => _mails.Reader.Count;

    public SmtpServer Start()
    {
        _listener.Start();
        _serving = ServeAsync();
        return this;
    }

    public Task<ReceivedMail> NextAsync() => _mails.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _stop.Dispose();
        _listener.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (OperationCanceledException)
        {
            // It was stopped.
        }
    }

    private async Task TalkAsync(Stream line)
    {
        var mail = new ReceivedMail();
        try
        {
            await SayAsync(line, "220 test ready");
            while (await ReadLineAsync(line) is { } command)
            {
                var verb = command.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == refuse)
                {
                    await SayAsync(line, "550 5.7.1 ann@example.com is not wanted here");
                    continue;
                }

                switch (verb)
                {
                    case "EHLO":
                        await SayAsync(line, [.. (string[])["250-test"], .. certificate is null || mail.IsEncrypted ? (string[])[] : ["250-STARTTLS"], "250 AUTH PLAIN"]);
                        break;
                    case "STARTTLS":
                        await SayAsync(line, "220 go ahead");
                        var encrypted = new SslStream(line);
                        await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions
                        {
                            ServerCertificateContext = SslStreamCertificateContext.Create(certificate!, between, offline: true),
                        });
                        (line, mail.IsEncrypted) = (encrypted, true);
                        break;
                    case "AUTH":
                        mail.Credentials = Wire.GetString(Convert.FromBase64String(command["AUTH PLAIN ".Length..]));
                        await SayAsync(line, "235 welcome");
                        break;
                    case "MAIL":
                        mail.From = command;
                        await SayAsync(line, "250 ok");
                        break;
                    case "RCPT":
                        mail.To = command;
                        await SayAsync(line, "250 ok");
                        break;
                    case "DATA":
                        await SayAsync(line, "354 go on");
                        mail.Text = await ReadDataAsync(line);
                        _mails.Writer.TryWrite(mail);
                        await SayAsync(line, "250 taken");
                        break;
                    case "QUIT":
                        await SayAsync(line, "221 bye");
                        return;
                    default:
                        await SayAsync(line, "250 ok");
                        break;
                }
            }
        }
        catch (Exception broken) when (broken is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client hung up, as it does when it does not trust the certificate.
        }
    }

    private async Task<string> ReadDataAsync(Stream line)
    {
        var text = new StringBuilder();
        while (await ReadLineAsync(line) is { } read && read != ".")
        {
            text.Append(read.StartsWith('.') ? read[1..] : read).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Byte by byte: what follows STARTTLS belongs to the encryption.</summary>
    private async Task<string?> ReadLineAsync(Stream line)
    {
        var read = new List<byte>();
        var one = new byte[1];
        while (await line.ReadAsync(one, _stop.Token) == 1)
        {
            if (one[0] == '\n')
            {
                return Wire.GetString([.. read]).TrimEnd('\r');
            }

            read.Add(one[0]);
        }

        return null;
    }

    private async Task SayAsync(Stream line, params string[] answers) =>
        await line.WriteAsync(Wire.GetBytes(string.Concat(answers.Select(answer => answer + "\r\n"))), _stop.Token);
}

/// <summary>A mail as the server got it.</summary>
public sealed class ReceivedMail
{
    public bool IsEncrypted { get; set; }

    /// <summary>As AUTH PLAIN sends them: two parts, each after a NUL.</summary>
    public string Credentials { get; set; } = "";

    public string From { get; set; } = "";

    public string To { get; set; } = "";

    public string Text { get; set; } = "";
}
