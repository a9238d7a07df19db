// Makes a page live. Everything works without it: it sends forms without leaving the page, and shows what changes.
'use strict';

(() => {
  const findDelay = 300;
  const stopped = 'slackgen serve does not respond. It may have been stopped.';
  const narrow = matchMedia('(max-width: 760px)');
  let source = null;
  let busy = Promise.resolve();
  let waiting = false;
  let opener = null;

  // The entries of the log whose JSON is loaded, with the state that it shows.
  const loaded = new WeakMap();

  document.documentElement.classList.add('js');

  const keyOf = node => node.nodeType === 1 ? node.id : '';

  // What a person has changed in a field stays when the page changes around it.
  function isDirty(field) {
    if (field.type === 'checkbox' || field.type === 'radio') {
      return field.checked !== field.defaultChecked;
    }

    if (field.tagName === 'SELECT') {
      return [...field.options].some(o => o.selected !== o.defaultSelected) && field.selectedIndex !== 0;
    }

    return 'defaultValue' in field && field.type !== 'hidden' && field.value !== field.defaultValue;
  }

  function copyAttributes(from, to) {
    for (const attribute of [...to.attributes]) {
      const isOwn = attribute.name === 'open' && (to.tagName === 'DETAILS' || to.tagName === 'DIALOG');
      if (!from.hasAttribute(attribute.name) && !isOwn) {
        to.removeAttribute(attribute.name);
      }
    }

    for (const attribute of from.attributes) {
      if (to.getAttribute(attribute.name) !== attribute.value && !(attribute.name === 'open' && to.tagName === 'DETAILS')) {
        to.setAttribute(attribute.name, attribute.value);
      }
    }
  }

  function morphField(from, to, keeps) {
    const dirty = keeps && isDirty(to);
    copyAttributes(from, to);
    if (to.tagName === 'TEXTAREA') {
      const value = to.value;
      if (to.defaultValue !== from.defaultValue) {
        to.textContent = from.textContent;
      }

      to.value = dirty ? value : from.defaultValue;
    } else if (to.type === 'checkbox' || to.type === 'radio') {
      to.checked = dirty ? to.checked : from.defaultChecked;
    } else if (to.type === 'file') {
      if (!keeps) {
        to.value = '';
      }
    } else if (!dirty && to.type !== 'hidden' && to.value !== from.defaultValue) {
      to.value = from.defaultValue;
    }
  }

  function morphSelect(from, to, keeps) {
    const chosen = keeps && isDirty(to) ? to.value : null;
    copyAttributes(from, to);
    if (to.innerHTML !== from.innerHTML) {
      to.innerHTML = from.innerHTML;
    }

    [...to.options].forEach(o => { o.selected = o.defaultSelected; });
    if (chosen !== null && [...to.options].some(o => o.value === chosen)) {
      to.value = chosen;
    } else if (![...to.options].some(o => o.defaultSelected)) {
      to.selectedIndex = 0;
    }
  }

  function morph(from, to, reset) {
    if (from.isEqualNode(to) && !reset) {
      return;
    }

    if (loaded.has(to)) {
      copyAttributes(from, to);
      morph(from.querySelector('summary'), to.querySelector('summary'), reset);
      if (loaded.get(to) !== to.dataset.state) {
        loadEntry(to);
      }

      return;
    }

    const keeps = !reset || !(to.form && to.form.id === reset);
    if (to.tagName === 'SELECT') {
      morphSelect(from, to, keeps);
    } else if (to.tagName === 'INPUT' || to.tagName === 'TEXTAREA') {
      morphField(from, to, keeps);
    } else {
      copyAttributes(from, to);
      morphChildren(from, to, reset);
    }
  }

  function morphChildren(from, to, reset) {
    const keyed = new Map([...to.childNodes].filter(keyOf).map(n => [keyOf(n), n]));
    let next = to.firstChild;
    for (const wanted of [...from.childNodes]) {
      const key = keyOf(wanted);
      let found = key ? keyed.get(key) : null;
      if (!key) {
        for (let n = next; n; n = n.nextSibling) {
          if (n.nodeType === wanted.nodeType && n.nodeName === wanted.nodeName && !keyOf(n)) {
            found = n;
            break;
          }

          if (keyOf(n)) {
            break;
          }
        }
      }

      if (!found || found.nodeName !== wanted.nodeName) {
        to.insertBefore(document.importNode(wanted, true), next);
        continue;
      }

      while (next && next !== found && !keyOf(next)) {
        const gone = next;
        next = next.nextSibling;
        gone.remove();
      }

      if (found !== next) {
        to.insertBefore(found, next);
      } else {
        next = next.nextSibling;
      }

      if (found.nodeType === 1) {
        morph(wanted, found, reset);
      } else if (found.nodeValue !== wanted.nodeValue) {
        found.nodeValue = wanted.nodeValue;
      }

      keyed.delete(key);
    }

    while (next) {
      const gone = next;
      next = next.nextSibling;
      gone.remove();
    }
  }

  async function loadEntry(entry) {
    const state = entry.dataset.state;
    loaded.set(entry, state);
    try {
      const response = await fetch(entry.dataset.load);
      const content = new DOMParser().parseFromString(await response.text(), 'text/html').getElementById('entry');
      if (content) {
        entry.replaceChildren(entry.querySelector('summary'), ...content.childNodes);
      } else {
        loaded.delete(entry);
        tell(`The entry cannot be shown: HTTP ${response.status}`);
      }
    } catch {
      loaded.delete(entry);
      tell(stopped);
    }
  }

  function isAtEnd(list) {
    return list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  }

  function show(html, reset) {
    const wanted = new DOMParser().parseFromString(html, 'text/html');
    const before = new Map([...document.querySelectorAll('[role=log]')].map(l => [l.id || l.parentNode.id, isAtEnd(l)]));
    const hadModal = !!document.querySelector('dialog[data-modal]');
    document.title = wanted.title;
    morph(wanted.body, document.body, reset);
    for (const list of document.querySelectorAll('[role=log]')) {
      if (before.get(list.id || list.parentNode.id) !== false) {
        list.scrollTop = list.scrollHeight;
      }
    }

    openModals(hadModal);
  }

  // A modal dialog keeps the focus inside, and gives it back.
  function openModals(hadModal) {
    const dialogs = [...document.querySelectorAll('dialog[data-modal]')];
    for (const dialog of dialogs) {
      if (!dialog.matches(':modal')) {
        if (!hadModal) {
          opener = document.activeElement && document.activeElement.id;
        }

        dialog.removeAttribute('open');
        dialog.showModal();
        const first = dialog.querySelector('[autofocus]')
          || dialog.querySelector('.body input:not([type=hidden]), .body select, .body textarea, .body summary')
          || dialog.querySelector('footer button:last-of-type');
        (first || dialog).focus();
      }
    }

    const invalid = dialogs.length && dialogs[dialogs.length - 1].querySelector('[aria-invalid=true]');
    if (invalid && !invalid.matches(':focus') && !invalid.dataset.told) {
      invalid.dataset.told = '1';
      invalid.focus();
    }

    if (hadModal && !dialogs.length) {
      const back = opener && document.getElementById(opener);
      (back || document.getElementById('composer') || document.getElementById('main'))?.focus();
    }
  }

  function tell(text) {
    let alert = document.getElementById('offline');
    if (!text) {
      alert?.remove();
    } else {
      if (!alert) {
        alert = document.createElement('p');
        alert.id = 'offline';
        alert.className = 'notice';
        alert.setAttribute('role', 'alert');
        document.body.prepend(alert);
      }

      alert.textContent = text;
    }
  }

  // One request after the other: the page of an older one must not replace that of a newer one.
  function load(request, reset) {
    busy = busy.then(async () => {
      try {
        const response = await request();
        const html = await response.text();
        if ((response.headers.get('Content-Type') || '').startsWith('text/html')) {
          tell(null);
          const here = location.pathname + location.search;
          const url = new URL(response.url);
          show(html, reset);
          if (response.redirected && url.pathname + url.search !== here) {
            history.pushState(null, '', url.pathname + url.search);
            follow();
          }
        } else {
          tell(html || (response.ok ? null : `HTTP ${response.status}`));
        }
      } catch {
        tell(stopped);
      }
    });
    return busy;
  }

  function refresh() {
    if (!waiting) {
      waiting = true;
      load(() => { waiting = false; return fetch(location.pathname + location.search); });
    }
  }

  function follow() {
    source?.close();
    source = new EventSource(`/live?page=${encodeURIComponent(location.pathname + location.search)}&version=${document.body.dataset.version}`);
    source.addEventListener('change', refresh);
  }

  document.addEventListener('submit', event => {
    const form = event.target;
    const submitter = event.submitter;
    if (submitter?.formTarget === '_blank' || form.target === '_blank') {
      return;
    }

    event.preventDefault();
    const fields = new FormData(form, submitter);
    if (form.method === 'get') {
      const path = `${form.getAttribute('action')}?${new URLSearchParams(fields)}`;
      load(() => fetch(path)).then(() => {
        if (location.pathname + location.search !== path && !form.action.endsWith('/switch')) {
          history.replaceState(null, '', path);
          follow();
        }
      });
      return;
    }

    submitter?.closest('details.popup')?.removeAttribute('open');
    const body = form.enctype === 'multipart/form-data' ? fields : new URLSearchParams(fields);
    const reset = form.hasAttribute('data-reset') ? form.id : null;
    form.setAttribute('aria-busy', 'true');
    load(() => fetch(form.getAttribute('action'), { method: 'POST', body }), reset).then(() => form.removeAttribute('aria-busy'));
  });

  function applyOf(field) {
    return field.closest('.menu, .field, .choices, form.person')?.querySelector('button.apply:not([value^=find])');
  }

  document.addEventListener('change', event => {
    const field = event.target;
    if (field.hasAttribute('data-auto') && (field.tagName === 'SELECT' || field.tagName === 'INPUT')) {
      const apply = applyOf(field);
      apply?.form.requestSubmit(apply);
    }

    const most = Number(field.closest('[data-most]')?.dataset.most);
    if (most && field.type === 'checkbox') {
      const boxes = [...field.closest('[data-most]').querySelectorAll('input[type=checkbox]')];
      const full = boxes.filter(b => b.checked).length >= most;
      boxes.forEach(b => { b.disabled = full && !b.checked; });
    }
  });

  let finding = 0;
  document.addEventListener('input', event => {
    const field = event.target;
    if (field.dataset.find !== undefined) {
      clearTimeout(finding);
      if (field.value.length >= Number(field.dataset.find)) {
        finding = setTimeout(() => {
          const find = field.parentElement.querySelector('button.apply');
          find.form.requestSubmit(find);
        }, findDelay);
      }
    }
  });

  document.addEventListener('keydown', event => {
    const field = event.target;
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && field.hasAttribute?.('data-enter')) {
      event.preventDefault();
      field.form.requestSubmit();
    } else if (event.key === 'Enter' && field.tagName === 'INPUT' && field.hasAttribute('data-auto') && field.type !== 'checkbox' && field.type !== 'radio') {
      event.preventDefault();
      const apply = applyOf(field);
      apply?.form.requestSubmit(apply);
    } else if (event.key === 'Enter' && field.dataset?.find !== undefined) {
      event.preventDefault();
      const find = field.parentElement.querySelector('button.apply');
      find.form.requestSubmit(find);
    } else if (event.key === 'Escape') {
      const popup = field.closest?.('details.popup[open]');
      if (popup) {
        event.preventDefault();
        popup.removeAttribute('open');
        popup.querySelector('summary').focus();
      }
    }
  });

  document.addEventListener('cancel', event => {
    const dialog = event.target;
    if (dialog.matches?.('dialog[data-modal]')) {
      event.preventDefault();
      const close = dialog.querySelector('[data-close]');
      close?.form.requestSubmit(close);
    }
  }, true);

  document.addEventListener('click', event => {
    const insert = event.target.closest?.('[data-insert]');
    if (insert) {
      const composer = document.getElementById('composer');
      composer.value = insert.dataset.insert;
      insert.closest('details').removeAttribute('open');
      composer.focus();
      return;
    }

    for (const popup of document.querySelectorAll('details.popup[open]')) {
      if (!popup.contains(event.target)) {
        popup.removeAttribute('open');
      }
    }
  });

  document.addEventListener('toggle', event => {
    const entry = event.target;
    if (entry.open && entry.dataset?.load && !loaded.has(entry)) {
      loadEntry(entry);
    }
  }, true);

  // A narrow screen has no room for the sidebar beside the conversation.
  function foldMenu() {
    document.getElementById('menu')?.toggleAttribute('open', !narrow.matches);
  }

  narrow.addEventListener('change', foldMenu);
  foldMenu();

  window.addEventListener('popstate', () => load(() => fetch(location.pathname + location.search)).then(follow));

  document.querySelectorAll('[role=log]').forEach(l => { l.scrollTop = l.scrollHeight; });
  openModals(false);
  follow();
})();
