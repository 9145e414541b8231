namespace Orleans.Core
{
    /// <summary>State that is kept outside the grain, and its version there.</summary>
    public interface IStorage
    {
        /// <summary>The version last read or written; null when there is none.</summary>
        string? Etag { get; }

        bool RecordExists { get; }

        Task ClearStateAsync();

        /// <exception cref="Orleans.Storage.InconsistentStateException">Someone else has written. When it leaves a request, the
        /// activation ends, and the next one reads anew.</exception>
        Task WriteStateAsync();

        Task ReadStateAsync();

        Task ClearStateAsync(CancellationToken cancellationToken) => ClearStateAsync();

        Task WriteStateAsync(CancellationToken cancellationToken) => WriteStateAsync();

        Task ReadStateAsync(CancellationToken cancellationToken) => ReadStateAsync();
    }

    public interface IStorage<TState> : IStorage
    {
        TState State { get; set; }
    }
}

namespace Orleans.Runtime
{
    using Orleans.Core;

    /// <summary>State given to a grain's constructor, read before the grain activates.</summary>
    public interface IPersistentState<TState> : IStorage<TState>;

    /// <summary>Names the state and the storage of an <see cref="IPersistentState{TState}"/> in a grain's constructor.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public class PersistentStateAttribute : Attribute
    {
        public PersistentStateAttribute(string stateName, string? storageName = null)
        {
            ArgumentNullException.ThrowIfNull(stateName);
            StateName = stateName;
            StorageName = storageName;
        }

        public string StateName { get; }

        /// <summary>Null for the storage registered as <c>Default</c>.</summary>
        public string? StorageName { get; }
    }
}
