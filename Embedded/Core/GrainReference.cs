using Orleans.Engine;

namespace Orleans.Runtime;

/// <summary>
/// Names a grain and sends calls to it. The proxies of grain interfaces derive from this. It remembers the activation that it
/// last reached, so that a call through a kept reference needs no look-up.
/// </summary>
public class GrainReference : IAddressable, IEquatable<GrainReference>
{
    private readonly GrainClass _class;
    private readonly string _key;
    private Activation? _activation;

    internal GrainReference(GrainClass grainClass, string key)
    {
        _class = grainClass;
        _key = key;
    }

    public GrainId GrainId => new(_class.GrainType, IdSpan.Create(_key));

    internal GrainClass Class => _class;

    internal string Key => _key;

    public bool Equals(GrainReference? other) => other is not null && _class == other._class && _key == other._key;
    public override bool Equals(object? obj) => Equals(obj as GrainReference);
    public override int GetHashCode() => HashCode.Combine(_class, _key);
    public override string ToString() => $"GrainReference:{GrainId}";

    public static bool operator ==(GrainReference? left, GrainReference? right) => left is null ? right is null : left.Equals(right);
    public static bool operator !=(GrainReference? left, GrainReference? right) => !(left == right);

    /// <summary>What a proxy calls.</summary>
    internal Task<T> Send<T>(Invocation<T> call)
    {
        if (_class.Silo.OutgoingFilters.Length > 0)
        {
            return OutgoingCallContext.SendAsync(this, call);
        }

        Deliver(call);
        return call.Answer;
    }

    internal void Deliver(Invocation call)
    {
        if (call.Cancellation is not { } cancellation)
        {
            Post(call);
        }
        else if (cancellation.MayDepart())
        {
            Post(call);
            cancellation.Listen();
        }
    }

    private void Post(Invocation call)
    {
        call.Depart(this);
        if (_activation is { } known && known.TryPost(call))
        {
            return;
        }

        FindAndPost(call);
    }

    // Between an activation's last breath and its successor's first there is a moment, without user code in it, in which the
    // directory still names the dead one.
    private void FindAndPost(Invocation call)
    {
        var spin = new SpinWait();
        while (true)
        {
            if (_class.Find(_key) is not { } found)
            {
                call.Fail(new SiloUnavailableException($"The silo has stopped and cannot process {call}."));
                return;
            }

            if (found.TryPost(call))
            {
                _activation = found;
                return;
            }

            spin.SpinOnce();
        }
    }
}
