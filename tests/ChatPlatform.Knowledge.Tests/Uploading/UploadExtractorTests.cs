using ChatPlatform.Knowledge.Extraction;
using ChatPlatform.Knowledge.Uploading;
using CsCheck;

namespace ChatPlatform.Knowledge.Tests.Uploading;

/// <summary>What is read of files, and of which nothing is.</summary>
public sealed class UploadExtractorTests
{
    [Fact]
    public void A_PDF_is_read_by_page()
    {
        var read = Read("manual.pdf", Files.Pdf("The kettle holds two litres.", "Descale it once a month."));

        Assert.Equal(["Page 1", "The kettle holds two litres.", "Page 2", "Descale it once a month."], read.Page.Blocks.Select(block => block.Text));
        Assert.Null(read.Shortfall);
    }

    [Fact]
    public void A_Word_document_keeps_headings_and_tables()
    {
        var read = Read("manual.docx", Files.Word(
            Files.Paragraph("Returns", "Heading1"), Files.Paragraph("You have 45 days."), Files.Table(["Item", "Price"], ["Kettle", "49 €"]), Files.Paragraph("Care", "Heading2")));

        Assert.Equal(
            [new(BlockKind.Heading, "Returns", 1), new(BlockKind.Paragraph, "You have 45 days."), new(BlockKind.HeaderRow, "Item | Price"), new(BlockKind.Row, "Kettle | 49 €"), new(BlockKind.Heading, "Care", 2)],
            read.Page.Blocks);
    }

    [Theory]
    [InlineData("a,b\n\"x, y\",\"2\n3\"\n\n,\n")]
    [InlineData("a;b\n\"x, y\";\"2\n3\"\n")]
    [InlineData("a\tb\nx, y\t2 3\n")]
    public void A_table_keeps_its_columns_apart(string text)
    {
        var blocks = Read("prices.csv", Files.Text(text)).Page.Blocks;

        Assert.Equal([new(BlockKind.HeaderRow, "a | b"), new(BlockKind.Row, "x, y | 2 3")], blocks);
    }

    [Fact]
    public void JSON_is_read_as_names_and_values()
    {
        var blocks = Read("shop.json", Files.Text("""{"name":"Acme","open":true,"hours":{"monday":"9 to 5"},"tags":["copper","steel"],"none":null}""")).Page.Blocks;

        Assert.Equal(
            ["name: Acme\nopen: True\nnone:", "hours", "monday: 9 to 5", "tags", "copper", "steel"],
            blocks.Select(block => block.Text.Trim()));
    }

    [Theory]
    [InlineData("readme.md", "# Care\n\nDescale it.", "Care")]
    [InlineData("page.html", "<title>Care</title><main><p>Descale it.</p></main>", "Care")]
    [InlineData("page", "<!doctype html><title>Care</title><p>Descale it.</p>", "Care")]
    [InlineData("notes.txt", "Descale it.", "notes.txt")]
    [InlineData("NOTES.TXT", "Descale it.", "NOTES.TXT")]
    public void Text_is_read_by_its_kind(string name, string text, string title)
    {
        var page = Read(name, Files.Text(text)).Page;

        Assert.Equal(title, page.Title);
        Assert.Contains(page.Blocks, block => block.Text == "Descale it.");
    }

    [Fact]
    public void Text_in_UTF16_is_text() =>
        Assert.Equal("Grüße", Assert.Single(Read("a.txt", [0xFF, 0xFE, .. System.Text.Encoding.Unicode.GetBytes("Grüße")]).Page.Blocks).Text);

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "photo.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0], "not text" },
        { "photo.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0], "not text" },
        { "picture.svg", Files.Text("<svg><script>alert(1)</script></svg>"), ".svg" },
        { "run.exe", [0x4D, 0x5A, 0, 0], "not text" },
        { "fake.pdf", Files.Text("<script>"), "something else" },
        { "fake.txt", Files.Pdf("Hello"), "something else" },
        { "fake.docx", Files.Pdf("Hello"), "something else" },
        { "fake.pdf", Files.Word(Files.Paragraph("Hello")), "something else" },
        { "old.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "old formats" },
        { "a.zip", [0x50, 0x4B, 3, 4, 20, 0, 0, 0], "Archives" },
        { "broken.pdf", Files.Text("%PDF-1.7\nnothing more"), "PDF" },
        { "broken.docx", [.. Files.Word(Files.Paragraph("Hello")).AsSpan(0, 300), .. new byte[50]], "" },
        { "broken.json", Files.Text("{\"a\":"), "JSON" },
        { "deep.json", Files.Text(new string('[', 100_000)), "JSON" },
        { "bomb.docx", Files.Bomb(300), "unpacks" },
        { "bomb.docx", Files.Bomb(60), "unpacks" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_is_not_read_is_refused_with_the_reason(string name, byte[] content, string reason) =>
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => Read(name, content)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_page_that_unpacks_to_a_lot_is_left_out_and_the_file_says_so()
    {
        var read = Read("bomb.pdf", Files.PdfBomb(200));

        Assert.Empty(read.Page.Blocks);
        Assert.Equal("1 of 1 pages could not be read.", read.Shortfall);
    }

    [Fact]
    public void Damage_anywhere_is_a_reason_and_never_another_failure()
    {
        (string Name, byte[] Content)[] files =
        [
            ("a.pdf", Files.Pdf("The kettle holds two litres.")), ("a.docx", Files.Word(Files.Paragraph("Returns", "Heading1"), Files.Table(["a", "b"]))),
            ("a.csv", Files.Text("a,b\n\"c\",d\n")), ("a.json", Files.Text("""{"a":[1,{"b":null}]}""")), ("a.html", Files.Text("<p>Hi<table><tr><td>1")),
        ];
        Gen.Select(Gen.Int[0, files.Length - 1], Gen.Int[0, int.MaxValue], Gen.Byte, Gen.Bool).Sample(
            (which, at, value, cuts) =>
            {
                var (name, content) = files[which];
                var damaged = cuts ? content[..(at % content.Length)] : [.. content];
                if (!cuts)
                {
                    damaged[at % damaged.Length] = value;
                }

                try
                {
                    Read(name, damaged);
                }
                catch (InvalidDataException reason)
                {
                    Assert.NotEqual("", reason.Message);
                }
            },
            iter: 300);
    }

    private static ExtractedFile Read(string name, byte[] content) =>
        UploadExtractor.Extract(UploadKinds.Of(name, content), name, content, TestContext.Current.CancellationToken);
}
