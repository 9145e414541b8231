namespace Orleans.Engine;

/// <summary>Requests in the order in which they came; a list whose nodes are the requests themselves. Mutable: hold it in a field.</summary>
internal struct RequestList
{
    private Invocation? _last;

    internal Invocation? First { readonly get; private set; }

    internal int Count { readonly get; private set; }

    internal void Add(Invocation request)
    {
        request.Earlier = _last;
        request.Later = null;
        if (_last is null)
        {
            First = request;
        }
        else
        {
            _last.Later = request;
        }

        _last = request;
        Count++;
    }

    internal void Remove(Invocation request)
    {
        if (request.Earlier is { } earlier)
        {
            earlier.Later = request.Later;
        }
        else
        {
            First = request.Later;
        }

        if (request.Later is { } later)
        {
            later.Earlier = request.Earlier;
        }
        else
        {
            _last = request.Earlier;
        }

        request.Earlier = request.Later = null;
        Count--;
    }
}
