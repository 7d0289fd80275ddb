// Buttons with a data-ask attribute put their question to the chat assistant through its JavaScript API.
document.addEventListener('click', event => {
  const button = event.target.closest('[data-ask]');
  if (!button) return;
  window.ChatPlatform?.open();
  window.ChatPlatform?.send(button.dataset.ask);
  const missing = document.querySelector('.ask-missing');
  if (missing) missing.hidden = 'ChatPlatform' in window;
});
