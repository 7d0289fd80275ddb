using ChatPlatform.Storage.Auditing;
using CsCheck;

namespace ChatPlatform.Storage.Tests.Auditing;

public sealed class AuditHashTests
{
    private static readonly AuditEvent Sample = new(
        "op", "tenant.update", AuditOutcome.Done, new AuditActor(AuditActorKind.Key, "id", "name"), Samples.Start, "192.0.2.1", "object", "{}", "[]", "code");

    [Fact]
    public void The_encoding_never_changes() =>
        Assert.Equal(
            "eb5eb68d40b7a42e8cc3d25651c56774248cc3d92b50d7db125b340dc8b7137e",
            Convert.ToHexStringLower(AuditHash.Of("acme", 7, Sample, AuditHash.None)));

    [Fact]
    public void What_is_in_one_field_cannot_be_told_as_in_another()
    {
        var text = Gen.Char['a', 'c'].Array[0, 3].Select(characters => new string(characters)).Null();
        var fields = Gen.Select(text, text, text, text);
        Gen.Select(fields, fields).Where(pair => pair.Item1 != pair.Item2).Sample(
            pair => Assert.NotEqual(Hash(pair.Item1), Hash(pair.Item2)), iter: 2_000);

        static string Hash((string?, string?, string?, string?) fields) => Convert.ToHexString(AuditHash.Of(
            "acme", 7, Sample with { Address = fields.Item1, ObjectId = fields.Item2, Before = fields.Item3, After = fields.Item4 }, AuditHash.None));
    }

    [Fact]
    public void Every_field_counts()
    {
        AuditEvent[] changed =
        [
            Sample with { Operation = "x" }, Sample with { Action = "x" }, Sample with { Outcome = AuditOutcome.Refused },
            Sample with { Actor = Sample.Actor with { Kind = AuditActorKind.User } }, Sample with { Actor = Sample.Actor with { Id = "x" } },
            Sample with { Actor = Sample.Actor with { Name = null } }, Sample with { At = Sample.At.AddMicroseconds(1) }, Sample with { Address = null },
            Sample with { ObjectId = "x" }, Sample with { Before = "x" }, Sample with { After = "x" }, Sample with { Code = "x" },
        ];
        string[] hashes =
        [
            Hash("acme", 7, Sample, AuditHash.None), Hash("other", 7, Sample, AuditHash.None), Hash("acme", 8, Sample, AuditHash.None),
            Hash("acme", 7, Sample, [1, .. AuditHash.None[1..]]), .. changed.Select(happened => Hash("acme", 7, happened, AuditHash.None)),
        ];

        Assert.Equal(hashes.Length, hashes.Distinct(StringComparer.Ordinal).Count());

        static string Hash(string chain, long sequence, AuditEvent happened, byte[] previous) =>
            Convert.ToHexString(AuditHash.Of(chain, sequence, happened, previous));
    }
}
