namespace Orleans.Runtime;

/// <summary>One activation of a grain, as the grain sees it.</summary>
public interface IGrainContext
{
    GrainReference GrainReference { get; }

    GrainId GrainId { get; }

    /// <summary>The grain object; null before it was made and after it was let go.</summary>
    object? GrainInstance { get; }

    /// <summary>Services scoped to this activation; disposed with it.</summary>
    IServiceProvider ActivationServices { get; }

    /// <summary>Completes when this activation has ended.</summary>
    Task Deactivated { get; }

    /// <summary>
    /// Asks for the end of this activation; returns at once. Running requests finish first, then <c>OnDeactivateAsync</c> is
    /// called. Requests that have not begun go to the grain's next activation.
    /// </summary>
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}
