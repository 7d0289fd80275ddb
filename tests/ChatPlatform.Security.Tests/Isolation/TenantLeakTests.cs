using System.Collections.Immutable;

namespace ChatPlatform.Security.Tests.Isolation;

/// <summary>
/// Another tenant's id is answered as one that nobody has, byte for byte, by every route and hub method that the
/// running program has; a new one fails here until <see cref="Claims"/> says what its inputs hold.
/// </summary>
public abstract class TenantLeakTests(World world)
{
    /// <summary>Inputs that say whose door is knocked on, tried on every route whether it has a use for them or not.</summary>
    private static readonly string[] TenantInputs = ["?tenant", "@X-Tenant-ID", "tenant_id"];

    public static TheoryData<string> Claimed => [.. Claims.All.Where(claim => claim.WithoutTenant is null).Select(claim => claim.Name)];

    [Fact]
    public void Every_route_and_hub_method_is_claimed()
    {
        var claimed = Claims.All.Select(claim => claim.Name).ToHashSet(StringComparer.Ordinal);
        var unclaimed = world.Surface.Where(entry => !claimed.Contains(entry.Name)).Select(entry =>
            $"""
            {entry.Name} is in no claim, so nobody has said whether another tenant's things can be reached by it. Add to Isolation/Claims.cs
                new("{entry.Name}") {string.Concat(entry.Inputs.Except(TenantInputs).Select(input => $$"""{ Holds = { ["{{input}}"] = Thing.(what it names) } or Plain = ["{{input}}"] } """))}
            or, if nothing of a tenant's can come by it,
                Claim.Tenantless("{entry.Name}", "(why not)")
            """).ToList();
        Assert.True(unclaimed.Count == 0, string.Join('\n', unclaimed));
    }

    [Fact]
    public void Every_claim_is_of_something_that_the_program_has()
    {
        var there = world.Surface.Select(entry => entry.Name).ToList();
        Assert.Empty(Claims.All.Select(claim => claim.Name).Except(there));
        Assert.Equal(there.Count, there.Distinct().Count());
        Assert.Equal(Claims.All.Count, Claims.All.Select(claim => claim.Name).Distinct().Count());
    }

    [Fact]
    public void Every_kind_of_thing_is_asked_for_somewhere() =>
        Assert.Equal(Enum.GetValues<Thing>(), Claims.All.SelectMany(claim => claim.Holds.Values).Distinct().Order());

    [Theory]
    [MemberData(nameof(Claimed))]
    public void Every_input_is_said_to_hold_a_thing_or_plain_text(string name)
    {
        var (claim, entry) = Of(name);
        string[] said = [.. claim.Holds.Keys, .. claim.Plain, .. claim.Public.Keys, .. TenantInputs];
        var unsaid = entry.Inputs.Except(said).ToList();
        Assert.True(unsaid.Count == 0, $"{name} has inputs of which its claim in Isolation/Claims.cs says nothing: {string.Join(", ", unsaid)}. Say under Holds which thing each one names, or under Plain that it names none.");
        Assert.Empty(claim.Holds.Keys.Concat(claim.Plain).Except(entry.Inputs));
    }

    [Theory]
    [MemberData(nameof(Claimed))]
    public async Task Another_tenants_id_is_answered_as_one_that_nobody_has(string name)
    {
        var (claim, entry) = Of(name);
        var before = await OtherTenantAsync();
        foreach (var (input, ids) in Asked(claim, entry))
        {
            var foreign = await AskAsync(claim, entry, input, ids.Foreign);
            var missing = await AskAsync(claim, entry, input, ids.Missing);
            Assert.Equal(missing.Told, foreign.Told);
            Assert.Equal((missing.ModelCalls, missing.Metered), (foreign.ModelCalls, foreign.Metered));
            Assert.True(claim.AsksModel || (foreign.ModelCalls, foreign.Metered) == (0, false), $"{name} asked a model, or was metered, for {input} of another tenant.");
        }

        Assert.Equal(before, await OtherTenantAsync());
    }

    [Theory]
    [MemberData(nameof(Claimed))]
    public async Task Nothing_of_another_tenants_is_in_an_answer_that_names_nothing(string name)
    {
        var (claim, entry) = Of(name);
        if (entry.Methods.Contains("DELETE"))
        {
            return; // Would take away what the other tests ask for, and answers nothing.
        }

        NothingForeign(await world.AskAsync(Question(claim, entry)), asked: "");
    }

    /// <summary>A key knows its tenant; a person names one, and that is where another's could be named.</summary>
    [Theory]
    [MemberData(nameof(Claimed))]
    public async Task A_person_is_answered_for_a_tenant_of_others_as_for_one_that_nobody_has(string name)
    {
        var (claim, entry) = Of(name);
        if (claim.Caller == Caller.Visitor || entry.HubMethod is not null)
        {
            return; // No person asks there.
        }

        var before = await OtherTenantAsync();
        foreach (var input in TenantInputs.Where(input => input != "tenant_id" || entry.Inputs.Contains(input)))
        {
            var (calls, question) = (world.ModelCalls, Question(claim, entry));
            var foreign = await world.AskAsPersonAsync(question with { Values = question.Values.SetItem(input, world[Thing.Tenant].Foreign) });
            var missing = await world.AskAsPersonAsync(question with { Values = question.Values.SetItem(input, world[Thing.Tenant].Missing) });
            NothingForeign(foreign, world[Thing.Tenant].Foreign);
            Assert.Equal(missing.Told(world[Thing.Tenant].Missing, claim.Fresh), foreign.Told(world[Thing.Tenant].Foreign, claim.Fresh));
            Assert.True(foreign.Status is 403 or 404, $"{name} for a tenant of others, named in {input}: {foreign.Text}");
            Assert.Equal(calls, world.ModelCalls);
        }

        Assert.Equal(before, await OtherTenantAsync());
    }

    /// <summary>Without this a typo in an id would make every test above pass.</summary>
    [Fact]
    public async Task The_owner_is_answered_under_the_same_ids()
    {
        foreach (var (question, answer) in await ReadAllAsync())
        {
            Assert.True(answer.Status == 200, $"{question.Url} of the owner: {answer.Text}");
        }
    }

    private (Claim Claim, Entry Entry) Of(string name) => (Claims.All.Single(claim => claim.Name == name), world.Surface.First(entry => entry.Name == name));

    private IEnumerable<(string Input, Ids Ids)> Asked(Claim claim, Entry entry)
    {
        foreach (var (input, thing) in claim.Holds)
        {
            yield return (input, world[thing]);
        }

        if (entry.HubMethod is not null)
        {
            yield break; // The visitor's token has named the tenant, or an argument does.
        }

        foreach (var input in TenantInputs.Where(input => input != "tenant_id" || entry.Inputs.Contains(input)))
        {
            if (!claim.Public.ContainsKey("tenant"))
            {
                yield return (input, world[Thing.Tenant]);
            }
        }

        if (claim.Caller == Caller.Visitor)
        {
            yield return ("@Origin", world[Thing.Origin]);
        }
    }

    private async Task<(string Told, int ModelCalls, bool Metered)> AskAsync(Claim claim, Entry entry, string input, string id)
    {
        var question = Question(claim, entry);
        question = question with { Values = question.Values.SetItem(input, id) };
        if (input == "@Origin")
        {
            question = question with { Values = question.Values.SetItem("?tenant", World.Asking) };
        }

        var (calls, usage) = (world.ModelCalls, await world.UsageAsync(ofOther: false));
        var answer = await world.AskAsync(question);
        NothingForeign(answer, id);
        if (claim.Undo?.Contains($"{{{input}}}", StringComparison.Ordinal) == true)
        {
            await world.UndoAsync(claim.Undo.Replace($"{{{input}}}", Uri.EscapeDataString(id), StringComparison.Ordinal));
        }

        return (answer.Told(id, claim.Fresh), world.ModelCalls - calls, usage != await world.UsageAsync(ofOther: false));
    }

    /// <summary>A request that would be in order: everything that it names is the caller's own.</summary>
    private Question Question(Claim claim, Entry entry, bool ofOther = false)
    {
        var values = claim.Holds
            .Where(held => entry.Pattern.Contains($"{{{held.Key}}}", StringComparison.Ordinal))
            .ToImmutableDictionary(held => held.Key, held => ofOther ? world[held.Value].Foreign : world[held.Value].Own);
        if (claim.AsksModel)
        {
            // A client's message id is good for one message.
            foreach (var (input, _) in claim.Holds.Where(held => held.Value == Thing.ClientMessage))
            {
                values = values.SetItem(input, Guid.NewGuid().ToString("N"));
            }
        }

        return new Question(claim, entry, values);
    }

    private void NothingForeign(Answer answer, string asked)
    {
        Assert.DoesNotContain(World.Secret, answer.Text, StringComparison.OrdinalIgnoreCase);

        // The cursor of a ledger's second page is two characters, which any token may hold.
        foreach (var thing in Enum.GetValues<Thing>().Where(thing => thing != Thing.PageCursor))
        {
            var foreign = world[thing].Foreign;
            Assert.True(
                foreign == asked || asked.Contains(foreign, StringComparison.Ordinal) || !answer.Text.Contains(foreign, StringComparison.Ordinal),
                $"The other tenant's {thing} is in the answer: {answer.Text}");
        }
    }

    /// <summary>All that the other tenant has, as it is told itself.</summary>
    private async Task<string> OtherTenantAsync() =>
        string.Join('\n', (await ReadAllAsync()).Where(read => !read.Question.Claim.Varies).Select(read => read.Answer.Lasting(read.Question.Claim.Fresh))) + await world.UsageAsync(ofOther: true);

    private async Task<IReadOnlyList<(Question Question, Answer Answer)>> ReadAllAsync()
    {
        var answers = new List<(Question, Answer)>();
        foreach (var claim in Claims.All.Where(claim => claim.WithoutTenant is null && claim.Caller == Caller.Server))
        {
            if (world.Surface.First(entry => entry.Name == claim.Name) is { HubMethod: null, Methods: ["GET"] } entry
                && !entry.Pattern.StartsWith("/api/v1/admin/", StringComparison.Ordinal))
            {
                var question = Question(claim, entry, ofOther: true);
                answers.Add((question, await world.AskAsOwnerAsync(question)));
            }
        }

        return answers;
    }
}

[Collection(nameof(OnSqlite))]
public sealed class TenantLeakOnSqliteTests(SqliteWorld world) : TenantLeakTests(world);

[Collection(nameof(OnPostgres))]
public sealed class TenantLeakOnPostgresTests(PostgresWorld world) : TenantLeakTests(world);
