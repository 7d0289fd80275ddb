using ChatPlatform.Storage.Postgres;
using CsCheck;

namespace ChatPlatform.Storage.Tests.Postgres;

public sealed class StoredTextTests
{
    private static readonly Gen<string> Texts = Gen.Char["\0\uFDD00aß"].Array[0, 12].Select(characters => new string(characters));

    [Fact]
    public void Any_text_is_stored_without_a_zero_and_read_as_it_was() =>
        Texts.Sample(text => StoredText.Encode(text)!.Contains('\0', StringComparison.Ordinal) is false && StoredText.Decode(StoredText.Encode(text)) == text);

    [Fact]
    public void Text_inside_an_object_is_stored_the_same_way() =>
        Texts.Sample(text =>
        {
            var json = PostgresValues.ToJson(new Dictionary<string, string> { [text] = text });
            return !json.Contains("\\u0000", StringComparison.Ordinal) && PostgresValues.FromJson<Dictionary<string, string>>(json)[text] == text;
        });

    [Fact]
    public void Usual_text_is_left_as_it_is() => Assert.Equal("Grüße 🌍", StoredText.Encode("Grüße 🌍"));
}
