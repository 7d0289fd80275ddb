using System.Globalization;
using System.Text;

namespace ChatPlatform.People.Mail;

/// <summary>
/// Writes each mail as a file (RFC 5322, UTF-8) for another program to send, or for the operator to read. The files
/// hold tokens, so only the server's own user may read them.
/// </summary>
public sealed class FileOutbox(string folder, TimeProvider time) : IMailer
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public async Task SendAsync(MailMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        CreateFolder();
        var now = time.GetUtcNow();
        var file = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{now:yyyyMMdd-HHmmss}-{Guid.NewGuid():N}.eml"));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        // Whole or not at all: whoever collects the mails looks for .eml.
        var begun = file + ".part";
        await using (var writer = new StreamWriter(begun, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), options))
        {
            await writer.WriteAsync(ToText(message, now).AsMemory(), cancellationToken).ConfigureAwait(false);
        }

        File.Move(begun, file);
    }

    private static string ToText(MailMessage message, DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        To: {message.To}
        Subject: {message.Subject}
        Date: {now:r}
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        {message.Text}

        """);

    private void CreateFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }
}
