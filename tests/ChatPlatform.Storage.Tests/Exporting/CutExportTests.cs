using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using ChatPlatform.Storage.Conversations;
using ChatPlatform.Storage.Desk;
using ChatPlatform.Storage.Exporting;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Storage.People;
using ChatPlatform.Storage.Platform;

namespace ChatPlatform.Storage.Tests.Exporting;

/// <summary>An export that broke off, wherever that was, does not pass for a whole one.</summary>
public sealed class CutExportTests : IAsyncLifetime
{
    private readonly SqliteFixture _fixture = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _fixture.AddTenantAsync("acme");
        for (var i = 0; i < 30; i++)
        {
            await _fixture.Get<IConversationStore>().AppendAsync("acme", Samples.Header($"s{i}"), [Samples.Question($"q{i}", 1, $"Why {Guid.NewGuid()}?")], Cancellation);
        }
    }

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Whatever_the_reader_has_got_when_the_line_is_cut()
    {
        var whole = await WriteAsync(long.MaxValue);
        Assert.True(IsWhole(whole));

        for (var length = 0; length < whole.Length; length += 97)
        {
            Assert.False(IsWhole(whole[..length]), $"The first {length} of {whole.Length} bytes pass for all.");
        }
    }

    [Fact]
    public async Task Whatever_was_written_when_the_writer_had_to_give_up()
    {
        var whole = await WriteAsync(long.MaxValue);

        for (var length = 1; length < whole.Length; length += whole.Length / 10)
        {
            var cut = await WriteAsync(length);

            // What ends the file is written without asking whether to give up.
            Assert.True(!IsWhole(cut) || Files(cut).SequenceEqual(Files(whole)), $"Given up after {length} of {whole.Length} bytes, it passes for all.");
        }
    }

    /// <param name="giveUpAfter">So many bytes.</param>
    private async Task<byte[]> WriteAsync(long giveUpAfter)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        using var output = new CountedStream(written =>
        {
            if (written >= giveUpAfter)
            {
                giveUp.Cancel();
            }
        });
        var export = new TenantExport(
            _fixture.Get<IConversationStore>(),
            _fixture.Get<IKnowledgeStore>(),
            _fixture.Get<ISourceStore>(),
            _fixture.Get<IApiKeyStore>(),
            _fixture.Get<ITenantStore>(),
            _fixture.Get<ITenantModelStore>(),
            _fixture.Get<IMembershipStore>(),
            _fixture.Get<IDeskStore>(),
            _fixture.Get<ICannedReplyStore>(),
            TimeProvider.System);
        try
        {
            await export.WriteAsync(Samples.Tenant("acme"), output, giveUp.Token);
        }
        catch (OperationCanceledException) when (giveUp.IsCancellationRequested)
        {
            // What is there is there.
        }

        return output.ToArray();
    }

    private static IEnumerable<(string Name, long Bytes)> Files(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        return [.. zip.Entries.Where(entry => entry.Name != ExportManifest.FileName).Select(entry => (entry.Name, entry.Length))];
    }

    /// <summary>As a reader checks it: by the manifest, which is the last file.</summary>
    private static bool IsWhole(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (zip.GetEntry(ExportManifest.FileName) is not { } entry)
            {
                return false;
            }

            using var content = entry.Open();
            using var manifest = JsonDocument.Parse(content);
            return manifest.RootElement.GetProperty("files").EnumerateArray().All(file =>
            {
                using var stream = zip.GetEntry(file.GetProperty("name").GetString()!)!.Open();
                return Convert.ToHexStringLower(SHA256.HashData(stream)) == file.GetProperty("sha256").GetString();
            });
        }
        catch (Exception broken) when (broken is InvalidDataException or JsonException or NullReferenceException)
        {
            return false;
        }
    }

    private sealed class CountedStream(Action<long> written) : MemoryStream
    {
        public override bool CanSeek => false;

        public override void Write(byte[] buffer, int offset, int count)
        {
            base.Write(buffer, offset, count);
            written(Length);
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(buffer);
            written(Length);
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await base.WriteAsync(buffer, cancellationToken);
            written(Length);
        }
    }
}
