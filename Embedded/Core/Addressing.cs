namespace Orleans.Runtime
{
    /// <summary>Anything that a call can be sent to.</summary>
    public interface IAddressable;
}

namespace Orleans
{
    using Orleans.Runtime;

    /// <summary>What every grain interface derives from.</summary>
    public interface IGrain : IAddressable;

    /// <summary>A grain whose identity is its interface's class and a string.</summary>
    public interface IGrainWithStringKey : IGrain;
}
