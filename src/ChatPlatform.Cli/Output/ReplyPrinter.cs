using System.Text;
using System.Text.Json;
using ChatPlatform.Cli.Api;
using Spectre.Console;

namespace ChatPlatform.Cli.Output;

/// <summary>
/// Writes a reply as its events come. The events may begin again, after a reset or a connection that
/// broke off; what stands on the screen already is not written twice.
/// </summary>
internal sealed class ReplyPrinter(TextWriter writer, IAnsiConsole console, Action<string> say)
{
    private readonly StringBuilder _text = new();
    private string _written = "";
    private JsonElement[] _citations = [];

    /// <summary>How the reply ended; null before.</summary>
    public string? Status { get; private set; }

    public bool IsComplete => Status is not null;

    /// <summary>A person will answer, and so far nobody has.</summary>
    public bool IsForPerson { get; private set; }

    /// <exception cref="CliException">The server tells an error in place of a reply.</exception>
    public void Take(JsonElement change)
    {
        switch (change.Text("type"))
        {
            case "state":
                IsForPerson = change.Text("answerer") is not "bot";
                break;
            case "message":
                IsForPerson = false;
                _text.Clear().Append(change.Text("text"));
                Write();
                break;
            case "delta":
                Append((int)(change.Integer("offset") ?? _text.Length), change.Text("text"));
                Write();
                break;
            case "reset":
                _text.Clear();
                break;
            case "citations":
                _citations = [.. change.List("citations")];
                break;
            case "completed":
                Write();
                writer.WriteLine();
                Status = change.Text("status") ?? "complete";
                break;
            case "error":
                throw new CliException($"{change.Text("message")} ({change.Text("code")})", ExitCode.Failed);
        }
    }

    /// <summary>Leaves the cursor at the beginning of a line.</summary>
    public void BreakOff()
    {
        if (_written.Length > 0 && !IsComplete)
        {
            writer.WriteLine();
        }
    }

    public void WriteCitations()
    {
        if (_citations.Length > 0)
        {
            writer.WriteLine();
            CitationView.Write(console, _citations);
        }
    }

    private void Append(int offset, string? text)
    {
        // A delta over what is known already replaces it; the event before it told the text up to there.
        _text.Length = Math.Min(offset, _text.Length);
        _text.Append(text);
    }

    private void Write()
    {
        var text = _text.ToString();
        if (text.StartsWith(_written, StringComparison.Ordinal))
        {
            writer.Write(PlainText.Of(text[_written.Length..]));
            _written = text;
        }
        else if (!_written.StartsWith(text, StringComparison.Ordinal))
        {
            writer.WriteLine();
            say("The reply begins anew.");
            writer.Write(PlainText.Of(text));
            _written = text;
        }

        writer.Flush();
    }
}
