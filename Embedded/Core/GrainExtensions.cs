using Orleans.Engine;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Identity of grains and of references to them.</summary>
public static class GrainExtensions
{
    public static string GetPrimaryKeyString(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.Key,
        _ => grain.GetGrainId().Key.ToString(),
    };

    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        null => throw new ArgumentNullException(nameof(grain)),
        GrainReference reference => reference.GrainId,
        IGrainBase { GrainContext: { } context } => context.GrainId,
        _ => throw new ArgumentException($"{nameof(GetGrainId)} has been called on an unexpected type: {grain.GetType().FullName}.", nameof(grain)),
    };

    /// <summary>A reference to the same grain under another of its interfaces; from within a grain, a reference to itself.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) where TGrainInterface : IAddressable
    {
        var reference = grain switch
        {
            null => throw new ArgumentNullException(nameof(grain)),
            GrainReference known => known,
            IGrainBase { GrainContext: { } context } => context.GrainReference,
            _ => throw new ArgumentException($"{grain.GetType().FullName} is not a grain.", nameof(grain)),
        };
        return reference is TGrainInterface same
            ? same
            : (TGrainInterface)(object)ProxyFactory.For(typeof(TGrainInterface)).Create(reference.Class, reference.Key);
    }
}
