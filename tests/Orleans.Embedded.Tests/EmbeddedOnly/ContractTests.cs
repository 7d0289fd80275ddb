using System.Collections.Immutable;
using Orleans.Embedded.Tests.Calls;
using Orleans.Runtime;

namespace Orleans.Embedded.Tests.EmbeddedOnly;

/// <summary>The check that replaces copying.</summary>
public sealed class ContractTests
{
    [Theory]
    [InlineData(typeof(ICallGrain))]
    [InlineData(typeof(IGoodContract))]
    public void What_cannot_change_may_cross(Type contract) => ContractCheck.Check(contract);

    [Theory]
    [InlineData(typeof(IByteArrayContract), "IByteArrayContract.Send: its parameter 'bytes' is a Byte[], which can change after it was sent; use ImmutableArray<Byte>.")]
    [InlineData(typeof(IListContract), "IListContract.Get: its result is a List<String>, which can change after it was sent; use a collection of System.Collections.Immutable.")]
    [InlineData(typeof(ISetterContract), "ISetterContract.Send: its parameter 'settable' is a Settable, whose member Name can be set after it was sent; give it 'init' or only 'get'.")]
    [InlineData(typeof(IUnmarkedContract), "IUnmarkedContract.Send: its parameter 'unmarked' is a Unmarked, which Orleans could not send; mark it [GenerateSerializer].")]
    [InlineData(typeof(IDeepContract), "IDeepContract.Send: its parameter 'deep' is a Deep, whose member Inner is a ImmutableArray<Settable>, which holds what is a Settable, whose member Name can be set after it was sent; give it 'init' or only 'get'.")]
    [InlineData(typeof(ISubclassContract), "ISubclassContract.Watch: its result is a Animal, of which one kind is a Dog, which Orleans could not send; mark it [GenerateSerializer].")]
    [InlineData(typeof(ILostMemberContract), "ILostMemberContract.Send: its parameter 'lost' is a Lost, whose member Extra has no [Id], so Orleans would lose it.")]
    [InlineData(typeof(ISynchronousContract), "ISynchronousContract.Get: it returns Int32; a grain method returns a Task, a ValueTask or an IAsyncEnumerable.")]
    [InlineData(typeof(IVoidContract), "IVoidContract.Go: it returns void, so nobody could wait for it; return a Task.")]
    [InlineData(typeof(IPropertyContract), "IPropertyContract.get_Name: a grain interface has methods only, no properties or events.")]
    [InlineData(typeof(ITwoTokensContract), "ITwoTokensContract.Go: it takes more than one CancellationToken; take one.")]
    [InlineData(typeof(IExceptionContract), "IExceptionContract.Send: its parameter 'exception' is a Exception, which can change after it was sent; throw it.")]
    [InlineData(typeof(IInterfaceContract), "IInterfaceContract.Send: its parameter 'list' is a IReadOnlyList<String>, which can change after it was sent; use a collection of System.Collections.Immutable.")]
    public void What_could_change_or_be_lost_is_refused_with_its_place(Type contract, string message)
    {
        var thrown = Assert.Throws<OrleansConfigurationException>(() => ContractCheck.Check(contract));

        Assert.Equal($"{typeof(ContractTests).FullName}+{message}", thrown.Message);
    }

    [GenerateSerializer]
    public sealed class Settable
    {
        [Id(0)]
        public string Name { get; set; } = "";
    }

    public sealed record Unmarked(string Name);

    [GenerateSerializer]
    public sealed record Deep(ImmutableArray<Settable> Inner);

    [GenerateSerializer]
    public abstract record Animal;

    public sealed record Dog : Animal;

    [GenerateSerializer]
    public sealed record Lost(string Name)
    {
        public string Extra { get; init; } = "";
    }

    [GenerateSerializer]
    public sealed record Node(string Name, ImmutableList<Node> Children)
    {
        [Id(0)]
        public string Extra { get; init; } = "";

        public int Length => Name.Length;
    }

    [GenerateSerializer]
    public readonly record struct Point(int X, int? Y);

    // Not IGrain: they must not be found and checked when a test starts an engine.
    public interface IGoodContract
    {
        Task<Node?> Get(Point point, (int, string) pair, Uri uri, ICallGrain other, CancellationToken cancellationToken);
    }

    public interface IByteArrayContract
    {
        Task Send(byte[] bytes);
    }

    public interface IListContract
    {
        Task<List<string>> Get();
    }

    public interface ISetterContract
    {
        Task Send(Settable settable);
    }

    public interface IUnmarkedContract
    {
        Task Send(Unmarked unmarked);
    }

    public interface IDeepContract
    {
        Task Send(Deep deep);
    }

    public interface ISubclassContract
    {
        IAsyncEnumerable<Animal> Watch(CancellationToken cancellationToken);
    }

    public interface ILostMemberContract
    {
        Task Send(Lost lost);
    }

    public interface ISynchronousContract
    {
        int Get();
    }

    public interface IVoidContract
    {
        void Go();
    }

    public interface IPropertyContract
    {
        string Name { get; }
    }

    public interface ITwoTokensContract
    {
        Task Go(CancellationToken one, CancellationToken two);
    }

    public interface IExceptionContract
    {
        Task Send(Exception exception);
    }

    public interface IInterfaceContract
    {
        Task Send(IReadOnlyList<string> list);
    }
}
