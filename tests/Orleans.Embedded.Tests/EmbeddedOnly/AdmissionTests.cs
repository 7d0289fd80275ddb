using CsCheck;

namespace Orleans.Embedded.Tests.EmbeddedOnly;

/// <summary>The queue of an activation against a plain list that follows the rules word by word.</summary>
public sealed class AdmissionTests
{
    private enum Kind
    {
        Plain,
        ReadOnly,
        Interleaving,
        Chained,
        Abandoned,
    }

    [Fact]
    public void Requests_start_as_the_rules_say() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 7].Array[1, 60]).Sample((reentrant, steps) =>
        {
            var chain = Guid.NewGuid();
            var chains = new ReentrantChains();
            chains.Enter(chain);
            var admission = new Admission(reentrant);
            var model = new Model(reentrant);
            var running = new List<FakeRequest>();
            foreach (var step in steps)
            {
                if (step < 5)
                {
                    var request = new FakeRequest((Kind)step, chain);
                    admission.Add(request);
                    model.Waiting.Add(request);
                }
                else if (step == 5)
                {
                    var started = admission.Start(chains);
                    Assert.Same(model.Start(), started);
                    if (started is FakeRequest request)
                        running.Add(request);
                }
                else if (running.Count > 0)
                {
                    // Ends come in any order: first the oldest, first the newest.
                    var request = step == 6 ? running[0] : running[^1];
                    running.Remove(request);
                    admission.End(request);
                    model.End(request);
                }

                Assert.Equal(running.Count, admission.Running);
                if (!admission.HasWaiting)
                    Assert.DoesNotContain(model.Waiting, request => request.Kind != Kind.Abandoned);
            }

            var left = new List<Request>();
            for (var request = admission.TakeAll(); request is not null; request = request.Next)
                left.Add(request);
            Assert.Equal(model.Waiting.Where(request => request.Kind != Kind.Abandoned), left.Where(request => !request.IsAbandoned));
        });

    private sealed class Model(bool reentrant)
    {
        private readonly List<FakeRequest> _running = [];
        private FakeRequest? _blocking;

        public List<FakeRequest> Waiting { get; } = [];

        public FakeRequest? Start()
        {
            Waiting.RemoveAll(request => request.Kind == Kind.Abandoned);
            var next = Waiting.FirstOrDefault(MayStart);
            if (next is null)
                return null;
            Waiting.Remove(next);
            _running.Add(next);
            if (next.Kind != Kind.Interleaving)
                _blocking ??= next;
            return next;
        }

        public void End(FakeRequest request)
        {
            _running.Remove(request);
            if (_blocking == request)
                _blocking = null;
        }

        private bool MayStart(FakeRequest request) =>
            _running.Count == 0
            || reentrant
            || _blocking is null
            || request.Kind is Kind.Interleaving or Kind.Chained
            || (request.Kind == Kind.ReadOnly && _blocking.Kind == Kind.ReadOnly);
    }

    private sealed class FakeRequest(Kind kind, Guid chain) : Request
    {
        public Kind Kind => kind;

        public override bool Interleaves => kind == Kind.Interleaving;

        public override bool ReadOnly => kind == Kind.ReadOnly;

        public override Guid ReentrancyId => kind == Kind.Chained ? chain : Guid.Empty;

        public override bool IsAbandoned => kind == Kind.Abandoned;

        public override Task RunAsync(Activation activation) => Task.CompletedTask;

        public override void Refuse(Exception reason)
        {
        }
    }
}
