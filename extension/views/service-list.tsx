import { useRef } from 'preact/hooks';
import type { App } from './app.ts';
import { ContextMenu } from './context-menu.tsx';
import { dragToReorder } from './drag-to-reorder.ts';
import { ImportDialog } from './import-dialog.tsx';
import { ServiceActions } from './service-actions.tsx';
import { ServiceFilter } from './service-filter.tsx';
import { ServiceSection } from './service-section.tsx';
import { useListControls } from './use-list-controls.ts';
import { useListKeys } from './use-list-keys.ts';

/** All services with their live status: a column beside the charts, or a strip above them where there is no room. */
export function ServiceList({ app }: { app: App }) {
  const { sections, isLong } = app.serviceList;
  const root = useRef<HTMLDivElement>(null);
  const controls = useListControls(app);
  const onKeyDown = useListKeys(root, controls);
  const menu = controls.menu.value;
  const offer = app.importer.offer.value;
  return (
    <nav class="services" aria-label="Services">
      {isLong.value && <ServiceFilter app={app} list={root} />}
      <div
        class="service-sections"
        role="toolbar"
        aria-label="Services"
        ref={root}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => dragToReorder(app, controls, event)}
      >
        {sections.value.map((section) => (
          <ServiceSection key={section.key} app={app} section={section} controls={controls} />
        ))}
        {isLong.value && sections.value.length === 0 && <p class="faint">No service matches.</p>}
      </div>
      <ServiceActions app={app} controls={controls} />
      <p class="visually-hidden" role="status" data-testid="list-status">
        {controls.announcement}
      </p>
      {menu && <ContextMenu key={menu.serial} {...menu} close={() => controls.closeMenu(menu)} />}
      {offer && <ImportDialog app={app} offer={offer} />}
    </nav>
  );
}
