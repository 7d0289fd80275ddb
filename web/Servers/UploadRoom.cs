using ChatPlatform.Knowledge.Uploading;
using ChatPlatform.Storage.Knowledge;
using ChatPlatform.Tenants;
using Orleans;

namespace ChatPlatform.Web.Servers;

/// <summary>Asks whether a tenant may have one document more.</summary>
internal sealed class UploadRoom(IGrainFactory grains, IKnowledgeStore knowledge)
{
    /// <returns>The file's result when it may not, as its plan says; null when it may.</returns>
    public async Task<UploadResult?> WhyNotAsync(string tenantId, string name, int bytes)
    {
        var used = await knowledge.GetStatusAsync(tenantId, CancellationToken.None);
        var tenant = grains.GetGrain<ITenantGrain>(tenantId);
        try
        {
            await tenant.RequireRoom(Quota.Documents, used.Documents);
            await tenant.RequireRoom(Quota.Bytes, used.Bytes, bytes);
            return null;
        }
        catch (ChatException full) when (full.Code == ErrorCodes.QuotaExceeded)
        {
            return new UploadResult(name, UploadState.Refused, full.Message, null, null, 0, bytes);
        }
    }
}
